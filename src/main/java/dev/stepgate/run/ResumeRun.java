package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.History;
import dev.stepgate.audit.PlannedStep;
import dev.stepgate.audit.RunAttempt;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.run.store.Taken;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes on with a run from its last verified step. */
final class ResumeRun {
  private final Setting setting;
  private final RunListener listener;
  private final Operator operator;
  private final RunService.Resume request;

  ResumeRun(Setting setting, RunListener listener, Operator operator, RunService.Resume request) {
    this.setting = setting;
    this.listener = listener;
    this.operator = operator;
    this.request = request;
  }

  ExitCode run() {
    refuseContradiction();
    FoundRun found = FoundRun.of(setting, request.run());
    found.refuseNeverBegun(setting.store().leases().head(found.runId()));
    found.refuseMissingLog();
    Taken taken = take(found);
    CrashPoint.reach("after-take");
    LateRedactor redactor = new LateRedactor();
    try (AuditLog log = Reopened.log(setting, found, redactor)) {
      return goOn(found, taken, log, redactor);
    } catch (RuntimeException | Error broken) {
      Closing.giveBack(setting, taken, broken);
      throw broken;
    }
  }

  private Taken take(FoundRun found) {
    String target = Reopened.target(found);
    return Taking.timed(
        setting.watch(),
        () -> setting.store().leases().resume(target, found.runId(), setting.self()));
  }

  private ExitCode goOn(FoundRun found, Taken taken, AuditLog log, LateRedactor redactor) {
    History history = log.history();
    refuseEnded(log, taken, history);
    CrashPoint.reach("in-resume");
    PinnedRunbook pinned = PinnedRunbook.of(found.folder(), history);
    Resolved resolved =
        Resolved.of(
            setting,
            pinned.inForce(request),
            pinned.chosen(),
            Given.of(found.folder(), pinned.original(), pinned.workFolder()),
            operator);
    resolved.variables().capture(history.captures());
    redactor.use(resolved.redactor());
    Attempt attempt = attempt(found, taken, log, pinned, resolved);
    refuseOtherTarget(found, resolved, attempt.runbook());
    List<String> changes = changedValues(history, resolved, found);
    Recovery.settle(attempt, history);
    pinned.acceptChanges(attempt, request, setting, changes);
    register(found, attempt);
    Recovery recovery = new Recovery(attempt, request.redo(), request.accept());
    recovery.permit();
    return session(attempt, taken, resolved, history, recovery.done());
  }

  private ExitCode session(
      Attempt attempt, Taken taken, Resolved resolved, History history, @Nullable Done done) {
    Set<String> passed = passed(history);
    List<String> remarks = Remarks.of(setting, taken, attempt);
    new Records(setting, attempt).attempt("resume", resume(attempt, taken, history, remarks));
    remarks.forEach(remark -> attempt.notice(null, remark));
    recordDecision(attempt);
    Services services = new Services(attempt, resolved.hidden());
    Hands hands = new Hands(attempt, setting.clock(), history.run().text("user"));
    StepRunner runner = new StepRunner(attempt, hands, services, done);
    Reverification reverification = new Reverification(attempt, services);
    BatchJob job = new BatchJob(setting.batch(), attempt.runbook(), attempt.runId());
    return new Session(setting, attempt, services, runner, true)
        .run(reverification::firstDrift, r -> job.resume(r, passed));
  }

  private Attempt attempt(
      FoundRun found, Taken taken, AuditLog log, PinnedRunbook pinned, Resolved resolved) {
    int number = log.history().lastAttempt().map(RunAttempt::attempt).orElse(0) + 1;
    return new Attempt(
        number,
        found.folder(),
        pinned.workFolder(),
        pinned.inForce(request),
        resolved.variables(),
        resolved.redactor(),
        log,
        setting.store(),
        taken.lease(),
        setting.stop(),
        listener,
        operator,
        setting.databases(pinned.inForce(request), resolved.variables(), log),
        setting.hosts(pinned.inForce(request), pinned.workFolder(), resolved.variables(), log));
  }

  private List<String> changedValues(History history, Resolved resolved, FoundRun found) {
    PinnedValues before = new PinnedValues(history);
    List<String> changes = before.changes(resolved);
    if (!request.acceptChanges()) {
      before.refuse(changes, found.runId());
    }
    return changes;
  }

  private Map<String, Object> resume(
      Attempt attempt, Taken taken, History history, List<String> remarks) {
    return Entry.with("from_step", history.firstNotPassed().map(PlannedStep::id).orElse(null))
        .and("why", history.state())
        .and("taken_over_from", taken.from() == null ? null : taken.from().owner().describe())
        .and("redo", request.redo())
        .and("accept", request.accept())
        .and("reason", request.reason())
        .and("remarks", remarks.isEmpty() ? null : remarks)
        .map();
  }

  private void recordDecision(Attempt attempt) {
    String step = request.redo() != null ? request.redo() : request.accept();
    if (step != null) {
      attempt.append(
          "decision",
          Entry.with("step", step)
              .and("decision", request.redo() != null ? "redo" : "accept")
              .and("by", setting.by())
              .and("reason", request.reason())
              .map());
    }
  }

  private static Set<String> passed(History history) {
    return history.steps().stream()
        .map(PlannedStep::id)
        .filter(history::passed)
        .collect(Collectors.toSet());
  }

  /** A store that was lost learns of the run again. */
  private void register(FoundRun found, Attempt attempt) {
    History history = attempt.log().history();
    if (found.row().isEmpty()) {
      Instant started = history.run().time();
      setting
          .store()
          .runs()
          .insert(
              new RunRow(
                  found.runId(),
                  attempt.runbook().name(),
                  Reopened.target(found),
                  found.folder().path(),
                  "running",
                  history.run().text("user") + "@" + history.run().text("host"),
                  started,
                  setting.clock().instant()));
    } else {
      Closing.state(setting, found.runId(), "running");
    }
  }

  private void refuseContradiction() {
    boolean decides = request.redo() != null || request.accept() != null || request.acceptChanges();
    if (request.redo() != null && request.accept() != null) {
      throw new UserError(
          ExitCode.INVALID, "--redo and --accept exclude each other", "Choose one of them.");
    }
    if (decides && (request.reason() == null || request.reason().isBlank())) {
      throw new UserError(
          ExitCode.INVALID, "a reason is missing", "Add --reason TEXT: it stands in the log.");
    }
  }

  private void refuseEnded(AuditLog log, Taken taken, History history) {
    String runId = taken.lease().runId();
    if (history.state().equals("passed") || history.state().equals("aborted")) {
      Closing.letGo(setting, log, taken.lease(), history.state());
      throw new UserError(
          ExitCode.REFUSED,
          "run " + runId + " has ended: it was " + history.state(),
          "Start a new run with stepgate run RUNBOOK.");
    }
  }

  private void refuseOtherTarget(FoundRun found, Resolved resolved, Runbook runbook) {
    String now = resolved.target(runbook);
    if (!now.equals(Reopened.target(found))) {
      throw new UserError(
          ExitCode.REFUSED,
          "run "
              + found.runId()
              + " restores "
              + Reopened.target(found)
              + ", but its lock now means "
              + now,
          "Put the old values back, or start a new run for the other target.");
    }
  }
}
