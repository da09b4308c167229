package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.host.Evidence;
import dev.stepgate.runbook.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what happened into the events that screens show. */
final class Told {
  private Told() {}

  static RunEvent finished(
      Attempt attempt, Step step, Way way, Outcome outcome, String reason, String hint, Evidence.@Nullable Result output, long millis) {
    boolean printed = output != null && output.bytes() > 0;
    List<String> tail = printed && outcome != Outcome.PASSED ? output.tail() : List.of();
    Path file = printed ? output.file() : null;
    return new RunEvent.StepFinished(
        attempt.number(step),
        step.id(),
        attempt.title(step),
        way.attempt(),
        outcome,
        Duration.ofMillis(millis),
        attempt.redactor().text(reason),
        hint,
        tail,
        file);
  }
}
