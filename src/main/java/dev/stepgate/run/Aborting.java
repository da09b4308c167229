package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.History;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.audit.Verifier;
import dev.stepgate.run.store.Holder;
import dev.stepgate.run.store.Lease;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.run.store.Taken;
import dev.stepgate.run.store.TargetHeld;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives a run up: ends what still runs, closes the log, frees the target. */
final class Aborting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Setting setting;

  Aborting(Setting setting) {
    this.setting = setting;
  }

  void abort(FoundRun found, String reason) {
    if (reason.isBlank()) {
      throw new UserError(
          ExitCode.INVALID, "a reason is missing", "Add --reason TEXT: it stands in the log.");
    }
    Optional<Holder> holder =
        found
            .target()
            .flatMap(target -> setting.store().leases().holder(target))
            .filter(h -> h.runId().equals(found.runId()));
    if (holder.filter(h -> h.state() == Holder.State.ALIVE).isPresent()) {
      askTheLiving(found, KnownSecrets.redact(setting, found, reason));
    } else {
      close(found, reason);
    }
  }

  private void askTheLiving(FoundRun found, String reason) {
    setting.store().requests().requestAbort(found.runId(), setting.actor().user(), reason);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (FoundRun.of(setting, found.runId())
          .row()
          .filter(row -> row.state().equals("aborted"))
          .isPresent()) {
        return;
      }
      sleep();
    }
    throw new UserError(
        ExitCode.REFUSED,
        "run " + found.runId() + " was asked to end " + PATIENCE.toSeconds() + "s ago and has not",
        "Look at its process with stepgate show " + found.runId() + ".");
  }

  private void close(FoundRun found, String reason) {
    if (!found.hasLog()
        || found.neverBegan(setting.store().leases().head(found.runId()))
        || !trusted(found)) {
      free(found);
      return;
    }
    // Only what is kept needs to be redacted; a log without a runbook must not keep anybody from
    // it.
    String kept = KnownSecrets.redact(setting, found, reason);
    Taken taken = take(found);
    try (AuditLog log = Reopened.log(setting, found, UnaryOperator.identity())) {
      refuseEnded(log, taken.lease());
      Remains.end(Remains.ofRun(found.runId()));
      record(log, kept + endFar(log.history()));
      Closing.close(setting, log, taken.lease(), "aborted");
    } catch (RuntimeException | Error broken) {
      Closing.giveBack(setting, taken, broken);
      throw broken;
    }
  }

  private void record(AuditLog log, String reason) {
    History history = log.history();
    // A question that was put is no action: that its step waited is on record, and stays so.
    Optional<StepAttempt> open =
        history.open().filter(step -> step.outcome() == null && !Way.asks(step));
    open.ifPresent(
        step ->
            log.append(
                "outcome",
                Entry.with("step", step.step())
                    .and("number", step.number())
                    .and("attempt", step.attempt())
                    .and("outcome", "interrupted")
                    .and("reason", "the run was aborted")
                    .map()));
    log.append(
        "end",
        Entry.with("attempt", history.lastAttempt().map(last -> last.attempt()).orElse(1))
            .and("state", "aborted")
            .and("exit", ExitCode.INTERRUPTED.code())
            .and("passed", history.countPassed())
            .and("total", history.steps().size())
            .and("reason", "aborted by " + setting.by() + ": " + reason)
            .map());
  }

  /** What could not be ended on other machines is told where the reason is. */
  private static String endFar(History history) {
    try (LoggedHosts hosts = new LoggedHosts(history)) {
      List<String> left = hosts.endAll(history.run().text("run"));
      return left.isEmpty() ? "" : "; " + String.join("; ", left);
    }
  }

  /**
   * A log that was tampered with takes no more records; it stays as it is, for whoever looks into
   * it.
   */
  private boolean trusted(FoundRun found) {
    return Verifier.verify(
            found.folder(), setting.key().publicKey(), setting.store().leases().head(found.runId()))
        .intact();
  }

  /** Without a log nothing can be recorded, but the target need not stay blocked for ever. */
  private void free(FoundRun found) {
    Lease lease = take(found).lease();
    Remains.end(Remains.ofRun(found.runId()));
    if (found.row().isEmpty()) {
      setting.store().runs().insert(row(found, lease));
    }
    Closing.state(setting, found.runId(), "aborted");
    setting.store().leases().release(lease);
  }

  private RunRow row(FoundRun found, Lease lease) {
    Instant now = setting.clock().instant();
    String runbook = found.runId().replaceFirst("_[0-9]{8}_[0-9]{6}(-[0-9]+)?$", "");
    return new RunRow(
        found.runId(),
        runbook,
        lease.target(),
        found.folder().path(),
        "aborted",
        setting.actor().user(),
        now,
        now);
  }

  private Taken take(FoundRun found) {
    try {
      return setting.store().leases().resume(Reopened.target(found), found.runId(), setting.self());
    } catch (TargetHeld held) {
      throw held.refusal();
    }
  }

  private void refuseEnded(AuditLog log, Lease lease) {
    String state = log.history().state();
    if (state.equals("passed") || state.equals("aborted")) {
      Closing.letGo(setting, log, lease, state);
      throw new UserError(
          ExitCode.REFUSED,
          "run " + lease.runId() + " has ended: it was " + state,
          "There is nothing left to abort.");
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
