package dev.stepgate.run.store;

import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_COMMITTED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_SUPPORTS;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.NameMatchTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/** Spring Batch's own book-keeping, in this store. */
public final class BatchRepository {
  private BatchRepository() {}

  /** Everything that Batch keeps is found again after a restart. */
  public static JobRepository on(Store store) {
    JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(store.dataSource());
    factory.setJdbcOperations(store.jdbc());
    factory.setTransactionManager(store.transactions());
    factory.setDatabaseType(store.vendor().name());
    factory.setTransactionAttributeSource(transactions());
    try {
      factory.afterPropertiesSet();
      return factory.getObject();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Creates at READ_COMMITTED: with Batch's default, SERIALIZABLE, two runs that start at once undo
   * each other on every server, and unique keys already keep out what must not be there twice.
   * Reads need no transaction, which in a file would keep out every other process.
   */
  private static TransactionAttributeSource transactions() {
    var source = new NameMatchTransactionAttributeSource();
    var create = new DefaultTransactionAttribute(PROPAGATION_REQUIRES_NEW);
    create.setIsolationLevel(ISOLATION_READ_COMMITTED);
    var read = new DefaultTransactionAttribute(PROPAGATION_SUPPORTS);
    source.addTransactionalMethod("*", new DefaultTransactionAttribute(PROPAGATION_REQUIRED));
    source.addTransactionalMethod("create*", create);
    for (String name : new String[] {"get*", "find*", "is*"}) {
      source.addTransactionalMethod(name, read);
    }
    return source;
  }
}
