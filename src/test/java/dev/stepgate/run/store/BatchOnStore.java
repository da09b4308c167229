package dev.stepgate.run.store;

import java.util.List;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SyncTaskExecutor;

/** Spring Batch as a run uses it. */
final class BatchOnStore {
  final JobRepository repository;
  private final MapJobRegistry registry = new MapJobRegistry();
  private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();

  BatchOnStore(Store store) throws Exception {
    repository = BatchRepository.on(store);
    operator.setJobRepository(repository);
    operator.setJobRegistry(registry);
    operator.setTaskExecutor(new SyncTaskExecutor());
    operator.afterPropertiesSet();
  }

  JobExecution start(String name, List<Runnable> steps) throws Exception {
    Job job = job(name, steps);
    registry.register(job);
    return operator.start(job, parameters(name));
  }

  JobExecution restart(JobExecution failed) throws Exception {
    return operator.restart(failed);
  }

  static JobParameters parameters(String name) {
    return new JobParametersBuilder().addString("run", name).toJobParameters();
  }

  private Job job(String name, List<Runnable> steps) {
    var flow = new JobBuilder(name, repository).start(step(0, steps.get(0)));
    for (int number = 1; number < steps.size(); number++) {
      flow.next(step(number, steps.get(number)));
    }
    return flow.build();
  }

  private Step step(int number, Runnable work) {
    return new StepBuilder("step-" + number, repository)
        .tasklet(
            (contribution, context) -> {
              work.run();
              return RepeatStatus.FINISHED;
            },
            new ResourcelessTransactionManager())
        .build();
  }
}
