package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.HostEntry;
import dev.stepgate.runbook.Step;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step that destroys something where that will be refused. */
final class DestructionInProduction implements LintRule {
  @Override
  public String name() {
    return "destruction-in-production";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.runbook().steps().stream()
        .filter(step -> step.options().destructive())
        .filter(step -> isProduction(host(step, reading.runbook())))
        .map(
            step ->
                new Problem(
                    name(),
                    reading.placeOf(step.options().on(), step.place()),
                    "step '"
                        + step.id()
                        + "' will be refused: it destroys something on a host in production",
                    "Let it run on a host in development."));
  }

  private static boolean isProduction(@Nullable HostEntry host) {
    return host != null && host.role() == Runbook.Role.PRODUCTION;
  }

  private static @Nullable HostEntry host(Step step, Runbook runbook) {
    return step.options().on() == null ? null : runbook.hosts().get(step.options().on().raw());
  }
}
