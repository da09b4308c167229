package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.History;
import dev.stepgate.audit.LogReader;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.PlannedStep;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.run.store.Decision;
import dev.stepgate.run.store.Holder;
import dev.stepgate.run.store.Taken;
import dev.stepgate.run.store.TargetHeld;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes what a person says about a manual step, from outside of the run's own process. */
final class Deciding {
  private final Setting setting;

  Deciding(Setting setting) {
    this.setting = setting;
  }

  Prompt waiting(FoundRun found) {
    found.refuseMissingLog();
    History history = History.of(LogReader.read(found.folder()).records());
    if (history.state().equals("aborted")) {
      throw notWaiting(found, history);
    }
    return history
        .firstNotPassed()
        .map(PlannedStep::id)
        .flatMap(step -> Prompts.open(history, found.runId(), step))
        .orElseThrow(() -> notWaiting(found, history));
  }

  RunService.Decided decide(Decision said) {
    FoundRun found = FoundRun.of(setting, said.runId());
    Prompts.refuseInvalid(waiting(found), said);
    Decision decision = said.withNote(KnownSecrets.redact(setting, found, said.note()));
    Optional<Decision> first = setting.store().decisions().offer(decision);
    if (first.isPresent()) {
      throw tooLate(first.get());
    }
    return new RunService.Decided(decision, settle(found, decision));
  }

  /** A run without a process gets its record at once; a living one writes it itself. */
  private String settle(FoundRun found, Decision decision) {
    Holder.State state =
        setting
            .store()
            .leases()
            .holder(Reopened.target(found))
            .map(Holder::state)
            .orElse(Holder.State.PARKED);
    if (state == Holder.State.ALIVE) {
      return "The run goes on by itself; type stepgate show "
          + found.runId()
          + " to see how far it is.";
    }
    if (state == Holder.State.PARKED) {
      record(found, decision);
    }
    return decision.confirmed()
        ? "Type stepgate resume " + found.runId() + " to go on."
        : End.next("rejected", found.runId());
  }

  private void record(FoundRun found, Decision decision) {
    Taken taken = take(found);
    try (AuditLog log = Reopened.log(setting, found, UnaryOperator.identity())) {
      log.append("confirmation", Prompts.fields(decision));
      if (!decision.confirmed()) {
        rejected(log, decision);
      }
      Closing.close(setting, log, taken.lease(), decision.confirmed() ? "waiting" : "rejected");
    } catch (RuntimeException | Error broken) {
      Closing.giveBack(setting, taken, broken);
      throw broken;
    }
  }

  private static void rejected(AuditLog log, Decision decision) {
    StepAttempt step = log.history().lastAttempt(decision.stepId()).orElseThrow();
    String reason = "rejected by " + decision.user() + ": " + decision.note();
    log.append(
        "outcome",
        Entry.with("step", step.step())
            .and("number", step.number())
            .and("attempt", step.attempt())
            .and("outcome", Outcome.REJECTED.word())
            .and("reason", reason)
            .map());
    log.append(
        "end",
        Entry.with("attempt", log.history().lastAttempt().orElseThrow().attempt())
            .and("state", "rejected")
            .and("exit", ExitCode.FAILED.code())
            .and("passed", log.history().countPassed())
            .and("total", log.history().steps().size())
            .and("reason", reason)
            .map());
  }

  private Taken take(FoundRun found) {
    try {
      return setting.store().leases().resume(Reopened.target(found), found.runId(), setting.self());
    } catch (TargetHeld held) {
      throw held.refusal();
    }
  }

  private static UserError tooLate(Decision first) {
    return new UserError(
        ExitCode.REFUSED,
        "step "
            + first.stepId()
            + " has already been "
            + (first.confirmed() ? "confirmed" : "rejected")
            + " by "
            + first.user()
            + " on "
            + first.host()
            + " at "
            + first.at(),
        "Type stepgate show " + first.runId() + " to see where the run stands.");
  }

  private static UserError notWaiting(FoundRun found, History history) {
    return new UserError(
        ExitCode.REFUSED,
        "run " + found.runId() + " does not wait for a confirmation, it is " + history.state(),
        "Type stepgate show " + found.runId() + " to see where it stands.");
  }
}
