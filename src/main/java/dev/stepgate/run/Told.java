package dev.stepgate.run;

import dev.stepgate.audit.History;
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

  static void started(Attempt attempt, boolean resumed) {
    History history = attempt.log().history();
    List<RunEvent.StepLine> steps =
        attempt.runbook().steps().stream()
            .map(
                step ->
                    new RunEvent.StepLine(
                        step.id(),
                        attempt.title(step),
                        Intents.kind(step),
                        history.passed(step.id())))
            .toList();
    attempt
        .listener()
        .on(
            new RunEvent.AttemptStarted(
                attempt.runId(),
                attempt.runbook().name(),
                history.run().text("title"),
                attempt.lease().target(),
                attempt.folder().path(),
                attempt.number(),
                resumed,
                steps));
  }

  static RunEvent finished(
      Attempt attempt,
      Step step,
      Way way,
      Outcome outcome,
      String reason,
      String hint,
      Evidence.@Nullable Result output,
      long millis) {
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
