package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Parts;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import java.util.Map;
import java.util.stream.Stream;

/** An export that carries personal data out of production. */
final class UnmaskedExport implements LintRule {
  @Override
  public String name() {
    return "unmasked-export";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.runbook().steps().stream()
        .filter(UnmaskedExport::exports)
        .filter(step -> !reading.has(step, "mask"))
        .filter(step -> isProduction(step, reading.runbook().databases()))
        .map(
            step ->
                new Problem(
                    name(),
                    step.action().place(),
                    "step '" + step.id() + "' takes the data of production out as they are",
                    "Add 'mask:' with a masking ledger."));
  }

  private static boolean exports(Step step) {
    return step.action() != null && step.action().kind().key().equals("export");
  }

  private static boolean isProduction(Step step, Map<String, Runbook.DatabaseEntry> databases) {
    return Parts.in(step.action(), DatabaseName.class)
        .map(database -> databases.get(database.name()))
        .anyMatch(database -> database.role() == Runbook.Role.PRODUCTION);
  }
}
