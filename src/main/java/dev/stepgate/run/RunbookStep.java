package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.runbook.Step;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step of a runbook as a step of a Batch job.
 *
 * <p>Batch's own base class writes four times; what it writes besides the end is in the log before,
 * and a step that Batch calls starting may have begun.
 */
final class RunbookStep implements org.springframework.batch.core.step.Step {
  private final Step step;
  private final StepRunner runner;
  private final JobRepository repository;

  RunbookStep(Step step, StepRunner runner, JobRepository repository) {
    this.step = step;
    this.runner = runner;
    this.repository = repository;
  }

  @Override
  public String getName() {
    return step.id();
  }

  @Override
  public void execute(StepExecution execution) {
    execution.setStartTime(LocalDateTime.now());
    Optional<Outcome> outcome = runner.tryRun(step);
    ExitStatus exit = outcome.map(RunbookStep::exit).orElse(ExitStatus.FAILED);
    execution.setStatus(BatchStatus.valueOf(exit.getExitCode()));
    execution.setExitStatus(
        exit.addExitDescription(outcome.map(Outcome::word).orElse("broken off") + ", see the log"));
    execution.setEndTime(LocalDateTime.now());
    repository.update(execution);
  }

  /** Only what is stopped keeps a Batch job restartable at this very step. */
  private static ExitStatus exit(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> ExitStatus.COMPLETED;
      case WAITING, INTERRUPTED -> ExitStatus.STOPPED;
      default -> ExitStatus.FAILED;
    };
  }
}
