package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.HostEntry;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that destroys something where that will be refused. */
final class DestructionInProduction implements LintRule {
  @Override
  public String name() {
    return "destruction-in-production";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.runbook().steps().stream()
        .flatMap(
            step ->
                Stream.concat(
                    Stream.ofNullable(step.options().on())
                        .filter(on -> step.options().destructive())
                        .map(on -> problem(reading, step, on, "destroys")),
                    step.overwritesOn().stream()
                        .map(into -> problem(reading, step, into, "may overwrite"))))
        .flatMap(Optional::stream);
  }

  private Optional<Problem> problem(Reading reading, Step step, Text host, String does) {
    HostEntry entry = reading.runbook().hosts().get(host.raw());
    return entry == null || entry.role() != Runbook.Role.PRODUCTION
        ? Optional.empty()
        : Optional.of(
            new Problem(
                name(),
                reading.placeOf(host, step.place()),
                "step '"
                    + step.id()
                    + "' will be refused: it "
                    + does
                    + " something on a host in production",
                "Let it run on a host in development."));
  }
}
