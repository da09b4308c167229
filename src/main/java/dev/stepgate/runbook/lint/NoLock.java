package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Step;
import java.util.stream.Stream;

/** A runbook that destroys something and may run twice at once. */
final class NoLock implements LintRule {
  @Override
  public String name() {
    return "no-lock";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    if (reading.runbook().lock() != null) {
      return Stream.empty();
    }
    return reading.runbook().steps().stream()
        .filter(step -> isDestructive(step, reading))
        .limit(1)
        .map(
            step ->
                new Problem(
                    name(),
                    step.place(),
                    "step '" + step.id() + "' destroys something, and nothing keeps two runs apart",
                    "Add 'lock:' with the name of what is being restored."));
  }

  private static boolean isDestructive(Step step, Reading reading) {
    return step.options().destructive() || !Destruction.in(step, reading).isEmpty();
  }
}
