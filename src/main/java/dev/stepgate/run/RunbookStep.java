package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.runbook.Step;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/** A step of a runbook as a step of a Batch job. */
final class RunbookStep extends AbstractStep {
  private final Step step;
  private final StepRunner runner;

  RunbookStep(Step step, StepRunner runner, JobRepository repository) {
    super(repository);
    setName(step.id());
    this.step = step;
    this.runner = runner;
  }

  @Override
  protected void doExecute(StepExecution execution) throws JobInterruptedException {
    Outcome outcome = runner.tryRun(step).orElseThrow(() -> new StepNotPassed("broken off"));
    if (outcome == Outcome.WAITING || outcome == Outcome.INTERRUPTED) {
      // The only end that keeps a Batch job restartable at this very step.
      throw new JobInterruptedException(outcome.word());
    }
    if (outcome != Outcome.PASSED) {
      throw new StepNotPassed(outcome.word());
    }
  }
}
