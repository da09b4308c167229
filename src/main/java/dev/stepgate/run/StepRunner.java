package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.CheckLoop.Broken;
import dev.stepgate.run.CheckLoop.Phase;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one step through needs, intent, action, captures and checks to a sealed outcome. */
final class StepRunner {
  private final Attempt attempt;
  private final Hands hands;
  private final Services services;

  private final @Nullable Done accepted;
  private @Nullable Throwable problem;
  private @Nullable Outcome last;

  /**
   * @param accepted the interrupted step that somebody has declared done, or null
   */
  StepRunner(Attempt attempt, Hands hands, Services services, @Nullable Done accepted) {
    this.attempt = attempt;
    this.hands = hands;
    this.services = services;
    this.accepted = accepted;
  }

  /** For Batch, which keeps what it is thrown in its tables: a problem is kept here instead. */
  Optional<Outcome> tryRun(Step step) {
    try {
      return Optional.of(run(step));
    } catch (Throwable broken) {
      problem = broken;
      return Optional.empty();
    }
  }

  void rethrow() {
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  /** How the step that ended the run has ended; empty when none has. */
  Optional<Outcome> notPassed() {
    return Optional.ofNullable(last).filter(outcome -> outcome != Outcome.PASSED);
  }

  private Outcome run(Step step) {
    if (attempt.stop().wantedBetweenSteps()) {
      return Outcome.INTERRUPTED;
    }
    refuseLostLease();
    Way way = Way.of(attempt.log().history(), step, accepted);
    long began = System.nanoTime();
    tellStart(step, way);
    Standing standing = carryOut(step, way);
    new StepEnd(attempt, step, way).seal(standing, (System.nanoTime() - began) / 1_000_000);
    last = standing.outcome();
    return last;
  }

  /** A process that slept past its lease starts nothing. */
  private void refuseLostLease() {
    if (!attempt.store().leases().holds(attempt.lease())) {
      throw new UserError(
          ExitCode.REFUSED,
          "run "
              + attempt.runId()
              + " no longer holds "
              + attempt.lease().target()
              + ": another process has taken it over",
          "Type stepgate show " + attempt.runId() + " to see who.");
    }
  }

  private Standing carryOut(Step step, Way way) {
    try {
      StepAction action = new StepAction(attempt, step, way, hands, services, accepted);
      Standing standing =
          way.mode() == Way.Mode.FULL ? beforeAction(step, way, action) : Standing.GOOD;
      if (standing.good()) {
        standing = action.act();
      }
      return standing.good() ? checked(step, way, standing) : standing;
    } catch (UserError refused) {
      if (refused.exit() != ExitCode.INVALID) {
        throw refused;
      }
      return Standing.failed(refused.getMessage(), null);
    }
  }

  private Standing beforeAction(Step step, Way way, StepAction action) {
    Optional<Broken> need = loop(step, way, Phase.NEEDS).firstBroken(step.needs());
    if (need.isPresent()) {
      return Standing.broken(attempt.stop(), need.get(), null);
    }
    action.refuse();
    if (step.options().mustChange()
        && loop(step, way, Phase.BEFORE).firstBroken(step.checks()).isEmpty()) {
      return Standing.failed(
          "the check already holds before the action, so it proves nothing", null);
    }
    return attempt.stop().wanted()
        ? Standing.stopped(attempt.stop(), "before its action", null)
        : Standing.GOOD;
  }

  private Standing checked(Step step, Way way, Standing standing) {
    CheckLoop loop =
        new CheckLoop(
            attempt, step, way.attempt(), Phase.AFTER, () -> services.ended(step).isPresent());
    Optional<Broken> broken = loop.firstBroken(step.checks());
    CrashPoint.reach("after-checks");
    // A check that passes although its service has ended has looked at something else.
    Optional<Standing> ended =
        services.ended(step).map(why -> Standing.failed(why, standing.output()));
    return ended
        .or(() -> broken.map(b -> Standing.broken(attempt.stop(), b, standing.output())))
        .orElse(standing);
  }

  private void tellStart(Step step, Way way) {
    attempt
        .listener()
        .on(
            new RunEvent.StepStarted(
                attempt.number(step),
                step.id(),
                attempt.title(step),
                way.attempt(),
                Intents.kind(step),
                where(step),
                Intents.command(attempt, step)));
  }

  private String where(Step step) {
    Text on = step.options().on();
    String name = on == null ? "" : on.expand(attempt.variables().soFar(step));
    return name.equals(Runbook.LOCAL) ? "" : name;
  }

  private CheckLoop loop(Step step, Way way, Phase phase) {
    return new CheckLoop(attempt, step, way.attempt(), phase);
  }
}
