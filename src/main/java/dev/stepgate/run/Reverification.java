package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.run.CheckLoop.Broken;
import dev.stepgate.run.CheckLoop.Phase;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Step.Reverify;
import dev.stepgate.support.ExitCode;
import java.util.List;
import java.util.Optional;

/** Looks again, before a run goes on, whether what it has verified still holds. */
final class Reverification {
  private final Attempt attempt;
  private final Services services;

  Reverification(Attempt attempt, Services services) {
    this.attempt = attempt;
    this.services = services;
  }

  Optional<End> firstDrift() {
    List<Step> restarted = services.restore();
    History history = attempt.log().history();
    for (Step step : steps(history, restarted)) {
      int stepAttempt = history.lastAttempt(step.id()).orElseThrow().attempt();
      CheckLoop loop =
          new CheckLoop(
              attempt, step, stepAttempt, Phase.REVERIFY, () -> services.ended(step).isPresent());
      Optional<Broken> broken =
          loop.firstBroken(step.checks()).or(() -> services.ended(step).map(Broken::service));
      if (broken.isPresent()) {
        return Optional.of(drift(step, broken.get()));
      }
    }
    return Optional.empty();
  }

  /** The last passed step, those that must always hold, and services that were started anew. */
  private List<Step> steps(History history, List<Step> restarted) {
    Optional<String> last = history.lastPassed();
    return attempt.runbook().steps().stream()
        .filter(step -> history.passed(step.id()))
        .filter(
            step ->
                restarted.contains(step)
                    || step.reverify() == Reverify.ALWAYS
                    || (step.reverify() == Reverify.LAST
                        && last.filter(step.id()::equals).isPresent()))
        .toList();
  }

  private End drift(Step step, Broken broken) {
    if (attempt.stop().wanted()) {
      return new End("interrupted", ExitCode.INTERRUPTED, "stopped by " + attempt.stop().reason());
    }
    if (broken.cut()) {
      return new End("interrupted", ExitCode.INTERRUPTED, broken.reason());
    }
    String fact =
        "the world has changed since step "
            + step.id()
            + " passed: "
            + broken.reason()
            + "\nexpected: "
            + broken.finding().expected()
            + "\nactual:   "
            + broken.finding().actual();
    return new End("refused", ExitCode.REFUSED, fact);
  }
}
