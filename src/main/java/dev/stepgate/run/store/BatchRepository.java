package dev.stepgate.run.store;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch's own book-keeping, in this store. */
public final class BatchRepository {
  private BatchRepository() {}

  /**
   * Creates at READ_COMMITTED: with Batch's default, SERIALIZABLE, two runs that start at once undo
   * each other on every server, and unique keys already keep out what must not be there twice.
   */
  public static JobRepository on(Store store) {
    JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(store.dataSource());
    factory.setJdbcOperations(store.jdbc());
    factory.setTransactionManager(store.transactions());
    factory.setDatabaseType(store.vendor().name());
    factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
    try {
      factory.afterPropertiesSet();
      return factory.getObject();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
