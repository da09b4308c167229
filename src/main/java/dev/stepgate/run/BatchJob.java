package dev.stepgate.run;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.SimpleJob;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.NestedRuntimeException;

/** One run as a Batch job; the log leads, the job repository follows. */
final class BatchJob {
  private final Batch batch;
  private final Runbook runbook;
  private final String runId;
  private final JobParameters parameters;

  BatchJob(Batch batch, Runbook runbook, String runId) {
    this.batch = batch;
    this.runbook = runbook;
    this.runId = runId;
    parameters = new JobParametersBuilder().addString("run", runId, true).toJobParameters();
  }

  void start(StepRunner runner) throws Exception {
    follow(() -> batch.operator().start(job(runner), parameters));
  }

  /** Goes on after the steps that the log calls passed. */
  void resume(StepRunner runner, Set<String> passed) throws Exception {
    JobExecution last = lastExecution();
    follow(last, passed);
    Job job = job(runner);
    batch.jobs().register(job);
    try {
      follow(() -> batch.operator().restart(last));
    } finally {
      batch.jobs().unregister(job.getName());
    }
  }

  /** What goes wrong in a step is known elsewhere; everything else is the store's. */
  private void follow(Callable<JobExecution> work) throws Exception {
    try {
      for (Throwable failure : work.call().getAllFailureExceptions()) {
        if (!(failure instanceof JobInterruptedException)) {
          throw lost(failure);
        }
      }
    } catch (NestedRuntimeException unreachable) {
      throw lost(unreachable);
    }
  }

  private UserError lost(Throwable cause) {
    return new UserError(
            ExitCode.REFUSED,
            "the store could not follow the log of " + runId,
            "Look at the store, then type: stepgate resume " + runId)
        .causedBy(cause);
  }

  private Job job(StepRunner runner) {
    SimpleJob job = new SimpleJob(runbook.name());
    job.setJobRepository(repository());
    job.setRestartable(true);
    for (Step step : runbook.steps()) {
      job.addStep(new RunbookStep(step, runner, repository()));
    }
    return job;
  }

  /**
   * A store that was lost, or a start that was cut short, gets an execution to follow the log with.
   */
  private JobExecution lastExecution() {
    JobInstance instance = repository().getJobInstance(runbook.name(), parameters);
    if (instance == null) {
      instance = repository().createJobInstance(runbook.name(), parameters);
    }
    JobExecution last = repository().getLastJobExecution(instance);
    return last != null
        ? last
        : repository().createJobExecution(instance, parameters, new ExecutionContext());
  }

  private void follow(JobExecution last, Set<String> passed) {
    for (Step step : runbook.steps()) {
      StepExecution known = repository().getLastStepExecution(last.getJobInstance(), step.id());
      boolean completed = known != null && known.getStatus() == BatchStatus.COMPLETED;
      if (completed && !passed.contains(step.id())) {
        throw contradiction(step);
      }
      if (!completed && passed.contains(step.id())) {
        end(
            known != null ? known : repository().createStepExecution(step.id(), last),
            BatchStatus.COMPLETED);
      } else if (!completed && known != null) {
        // Any other status would keep Batch from starting it, or make it skip the step.
        end(known, BatchStatus.FAILED);
      }
    }
    if (last.getStatus() != BatchStatus.FAILED && last.getStatus() != BatchStatus.STOPPED) {
      end(last);
    }
  }

  private UserError contradiction(Step step) {
    return new UserError(
        ExitCode.REFUSED,
        "the store calls step "
            + step.id()
            + " completed, but the log of "
            + runId
            + " does not call it passed",
        "Do not go on with this run: keep its log for the auditor and start a new one.");
  }

  private void end(StepExecution execution, BatchStatus status) {
    execution.setStatus(status);
    execution.setExitStatus(
        status == BatchStatus.COMPLETED ? ExitStatus.COMPLETED : ExitStatus.FAILED);
    if (execution.getStartTime() == null) {
      execution.setStartTime(LocalDateTime.now());
    }
    execution.setEndTime(LocalDateTime.now());
    repository().update(execution);
  }

  private void end(JobExecution execution) {
    execution.setStatus(BatchStatus.FAILED);
    execution.setExitStatus(ExitStatus.FAILED);
    if (execution.getStartTime() == null) {
      execution.setStartTime(LocalDateTime.now());
    }
    execution.setEndTime(LocalDateTime.now());
    repository().update(execution);
  }

  private JobRepository repository() {
    return batch.repository();
  }
}
