package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.RunAttempt;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.host.Leftovers;
import dev.stepgate.host.Leftovers.Leftover;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ServiceStep;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what may happen to a step whose outcome is unknown; nothing is silently run again. */
final class Recovery {
  private final Attempt attempt;
  private final @Nullable String redo;
  private final @Nullable String accept;
  private Optional<FarWord> word = Optional.empty();

  Recovery(Attempt attempt, @Nullable String redo, @Nullable String accept) {
    this.attempt = attempt;
    this.redo = redo;
    this.accept = accept;
  }

  /** The step that was interrupted, if one was. */
  Optional<Step> interrupted() {
    return attempt
        .log()
        .history()
        .open()
        .filter(open -> !Way.asks(open) && open.outcome() == Outcome.INTERRUPTED)
        .flatMap(open -> attempt.runbook().step(open.step()));
  }

  /** Refuses, or ends what is left of the step so that it may begin again. */
  void permit() {
    Optional<Step> step = interrupted();
    refuseMisplaced(redo, step);
    refuseMisplaced(accept, step);
    if (step.isPresent()) {
      StepAttempt last = attempt.log().history().lastAttempt(step.get().id()).orElseThrow();
      History history = attempt.log().history();
      try (LoggedHosts hosts = new LoggedHosts(history)) {
        word = FarWord.of(hosts, attempt.runId(), history, last);
        leftovers(step.get(), last);
        if (!decided() && !knownWell(step.get(), last)) {
          throw undecided(step.get(), last);
        }
      }
    }
  }

  /** The interrupted step's action, where it is known to be done without anybody having seen it. */
  @Nullable Done done() {
    if (accept != null) {
      return new Done(accept, null);
    }
    return word.filter(this::saysDone)
        .map(far -> new Done(interrupted().orElseThrow().id(), far.host().name()))
        .orElse(null);
  }

  /** What was to be captured from an output is lost with it. */
  private boolean saysDone(FarWord far) {
    return redo == null
        && far.succeeded()
        && interrupted()
            .filter(step -> step.options().capture().isEmpty() && !Way.harmless(step))
            .isPresent();
  }

  private boolean decided() {
    return redo != null || accept != null;
  }

  private boolean knownWell(Step step, StepAttempt last) {
    return Way.harmless(step)
        || word.filter(far -> far.mayRunAgain() || saysDone(far)).isPresent()
        || last.intent() == null
        || Way.onlyTheCheckIsMissing(last, step)
        || knownToHaveFailed(last);
  }

  /** Its end is on record, and it was neither success nor our own stopping it. */
  private static boolean knownToHaveFailed(StepAttempt last) {
    return last.exit() != null
        && !last.exit().text("how").equals("stopped")
        && !last.exit().text("how").equals("cut");
  }

  private void leftovers(Step step, StepAttempt last) {
    List<Leftover> alive = Remains.ofStep(attempt.runId(), step.id());
    List<String> names = new ArrayList<>();
    if (!alive.isEmpty()) {
      names.add(Leftovers.names(alive));
    }
    word.filter(far -> !far.alive().isEmpty()).map(FarWord::names).ifPresent(names::add);
    if (names.isEmpty()) {
      return;
    }
    if (redo == null && !isService(step)) {
      throw new UserError(
          ExitCode.REFUSED,
          "step "
              + step.id()
              + " was interrupted, but its processes still run: "
              + String.join(", ", names),
          "Wait for their end; or end them and begin the step again with stepgate resume "
              + attempt.runId()
              + " --redo "
              + step.id()
              + " --reason TEXT.");
    }
    List<Leftover> immortal = new ArrayList<>(Remains.end(alive));
    word.filter(far -> !far.alive().isEmpty()).ifPresent(far -> immortal.addAll(far.endAlive()));
    if (!immortal.isEmpty()) {
      throw new UserError(
          ExitCode.REFUSED,
          "step "
              + step.id()
              + ": these processes could not be ended: "
              + Leftovers.names(immortal),
          "End them by hand, then resume again.");
    }
    attempt.notice(
        step, "ended what was left of attempt " + last.attempt() + ": " + String.join(", ", names));
  }

  private static boolean isService(Step step) {
    return step.action() != null && step.action().kind() instanceof ServiceStep;
  }

  private void refuseMisplaced(@Nullable String id, Optional<Step> step) {
    if (id != null && step.filter(s -> s.id().equals(id)).isEmpty()) {
      throw new UserError(
          ExitCode.INVALID,
          "step " + id + " was not interrupted, so there is nothing to decide about it",
          step.map(s -> "The interrupted step is " + s.id() + ".")
              .orElse("Type stepgate resume " + attempt.runId() + " without --redo and --accept."));
    }
  }

  private UserError undecided(Step step, StepAttempt last) {
    String run = attempt.runId();
    return new UserError(
        ExitCode.INTERRUPTED,
        "step "
            + step.id()
            + " was interrupted in attempt "
            + last.attempt()
            + ": nobody knows whether its action took effect"
            + word.map(far -> "; " + far.host().name() + " says: " + far.end()).orElse(""),
        "Look at what it did, then type stepgate resume "
            + run
            + " --redo "
            + step.id()
            + " --reason TEXT to run it again,"
            + " or --accept "
            + step.id()
            + " --reason TEXT if it is done.");
  }

  /**
   * Gives a death without a word its records: what was open is interrupted, the attempt has ended.
   * An attempt that was broken off may have had its end, but left its step open.
   */
  static void settle(Attempt attempt, History history) {
    boolean open = interruptOpen(attempt, "stepgate was cut off");
    Optional<RunAttempt> endless = history.lastAttempt().filter(last -> last.end() == null);
    endless.ifPresent(last -> ended(attempt, last, history));
    if (open || endless.isPresent()) {
      attempt.store().leases().recordHead(attempt.lease(), attempt.log().seal());
    }
  }

  private static void ended(Attempt attempt, RunAttempt last, History history) {
    boolean asked = history.open().filter(Way::asks).isPresent();
    End end = asked ? End.of(Outcome.WAITING) : End.of(Outcome.INTERRUPTED);
    attempt.append(
        "end",
        Entry.with("attempt", last.attempt())
            .and("state", end.state())
            .and("exit", end.exit().code())
            .and("passed", history.countPassed())
            .and("total", attempt.runbook().steps().size())
            .and("reason", "stepgate ended without a word; recorded afterwards")
            .map());
  }

  /** A step without an outcome gets one: nobody knows how it stands. */
  static boolean interruptOpen(Attempt attempt, String why) {
    Optional<StepAttempt> open =
        attempt.log().history().open().filter(step -> step.outcome() == null && !Way.asks(step));
    open.ifPresent(step -> interrupted(attempt, step, why));
    return open.isPresent();
  }

  private static void interrupted(Attempt attempt, StepAttempt step, String why) {
    attempt.append(
        "outcome",
        Entry.with("step", step.step())
            .and("number", step.number())
            .and("attempt", step.attempt())
            .and("outcome", Outcome.INTERRUPTED.word())
            .and("reason", why + " " + where(step) + "; recorded afterwards")
            .map());
  }

  private static String where(StepAttempt step) {
    return switch (step.progress()) {
      case NOT_STARTED -> "before the action";
      case UNKNOWN -> "while the action ran";
      case ONLY_THE_CHECK -> "after the action, before the checks were done";
    };
  }
}
