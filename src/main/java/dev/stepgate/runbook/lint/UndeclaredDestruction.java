package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import java.util.stream.Stream;

/** A step that destroys something and does not say so. */
final class UndeclaredDestruction implements LintRule {
  @Override
  public String name() {
    return "undeclared-destruction";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.runbook().steps().stream()
        .filter(step -> !step.options().destructive())
        .flatMap(step -> Destruction.in(step, reading).stream())
        .map(
            line ->
                new Problem(
                    name(),
                    line.place(),
                    "this destroys something, and the step does not say so",
                    "Add 'destructive: true' to the step."));
  }
}
