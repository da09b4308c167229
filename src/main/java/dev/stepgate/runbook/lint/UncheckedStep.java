package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import java.util.stream.Stream;

/** A step that nothing proves. */
final class UncheckedStep implements LintRule {
  @Override
  public String name() {
    return "unchecked-step";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.runbook().steps().stream()
        .filter(step -> step.options().unchecked() != null)
        .map(
            step ->
                new Problem(
                    name(),
                    reading.placeOf(step.options().unchecked(), step.place()),
                    "nothing proves step '" + step.id() + "'",
                    "Replace 'unchecked' by a check if there is anything to look at."));
  }
}
