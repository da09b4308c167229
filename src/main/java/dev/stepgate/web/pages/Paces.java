package dev.stepgate.web.pages;

import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.AttemptView;
import dev.stepgate.run.RunView.StepView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compares a step that runs with what is usual for it. */
@Component
final class Paces {
  private final PastRuns past;
  private final Clock clock;

  Paces(PastRuns past, Clock clock) {
    this.past = past;
    this.clock = clock;
  }

  /** Empty unless the step runs, and more slowly than usual. */
  String of(RunView run, StepView step) {
    return run.state().equals("running") && !step.kind().equals("manual")
        ? of(run.runbook(), step.id(), step.attempts())
        : "";
  }

  private String of(String runbook, String step, List<AttemptView> attempts) {
    if (attempts.isEmpty() || attempts.get(attempts.size() - 1).outcome() != null) {
      return "";
    }
    AttemptView last = attempts.get(attempts.size() - 1);
    Duration soFar = Duration.between(last.startedAt(), clock.instant());
    return past.recent(runbook).pace(step, soFar);
  }
}
