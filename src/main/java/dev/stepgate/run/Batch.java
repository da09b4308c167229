package dev.stepgate.run;

import dev.stepgate.run.store.BatchRepository;
import dev.stepgate.run.store.Store;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.task.SyncTaskExecutor;

/** Spring Batch on the run's store. */
record Batch(JobRepository repository, TaskExecutorJobOperator operator, MapJobRegistry jobs) {

  static Batch on(Store store) {
    try {
      return assemble(store);
    } catch (Exception broken) {
      throw new IllegalStateException("Spring Batch does not start on this store", broken);
    }
  }

  private static Batch assemble(Store store) throws Exception {
    JobRepository repository = BatchRepository.on(store);
    MapJobRegistry jobs = new MapJobRegistry();
    TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    operator.setJobRepository(repository);
    operator.setJobRegistry(jobs);
    operator.setTaskExecutor(new SyncTaskExecutor());
    operator.afterPropertiesSet();
    return new Batch(repository, operator, jobs);
  }
}
