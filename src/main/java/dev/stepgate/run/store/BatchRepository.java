package dev.stepgate.run.store;

import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_COMMITTED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_SUPPORTS;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.jdbc.JdbcExecutionContextDao;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.NameMatchTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/** Spring Batch's own book-keeping, in this store. */
public final class BatchRepository {
  private BatchRepository() {}

  /** Everything that Batch keeps is found again after a restart. */
  public static JobRepository on(Store store) {
    JdbcJobRepositoryFactoryBean factory = new WithoutContexts();
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
   * Steps keep nothing in Batch's contexts: what a resume needs is in the log. So they stay as they
   * were created, which saves two of the writes of each step.
   */
  private static final class WithoutContexts extends JdbcJobRepositoryFactoryBean {
    @Override
    protected JdbcExecutionContextDao createExecutionContextDao() {
      JdbcExecutionContextDao contexts = new UnchangedContexts();
      contexts.setJdbcTemplate(jdbcOperations);
      contexts.setTablePrefix(tablePrefix);
      contexts.setSerializer(serializer);
      contexts.setCharset(charset);
      return contexts;
    }
  }

  private static final class UnchangedContexts extends JdbcExecutionContextDao {
    @Override
    public void updateExecutionContext(JobExecution execution) {
      // Nothing has changed.
    }

    @Override
    public void updateExecutionContext(StepExecution execution) {
      // Nothing has changed.
    }
  }

  /**
   * Creates at READ_COMMITTED: with Batch's default, SERIALIZABLE, two runs that start at once undo
   * each other on every server, and unique keys already keep out what must not be there twice.
   * Reads need no transaction, which in a file would keep out every other process; nor do contexts,
   * which are not written.
   */
  private static TransactionAttributeSource transactions() {
    var source = new NameMatchTransactionAttributeSource();
    var create = new DefaultTransactionAttribute(PROPAGATION_REQUIRES_NEW);
    create.setIsolationLevel(ISOLATION_READ_COMMITTED);
    var read = new DefaultTransactionAttribute(PROPAGATION_SUPPORTS);
    source.addTransactionalMethod("*", new DefaultTransactionAttribute(PROPAGATION_REQUIRED));
    source.addTransactionalMethod("create*", create);
    for (String name : new String[] {"get*", "find*", "is*", "updateExecutionContext"}) {
      source.addTransactionalMethod(name, read);
    }
    return source;
  }
}
