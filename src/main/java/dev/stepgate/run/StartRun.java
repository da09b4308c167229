package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.store.Lease;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.run.store.TargetHeld;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Redactor;
import java.util.Optional;

/** Starts a new run. */
final class StartRun {
  private final Setting setting;
  private final RunListener listener;
  private final Operator operator;

  StartRun(Setting setting, RunListener listener, Operator operator) {
    this.setting = setting;
    this.listener = listener;
    this.operator = operator;
  }

  ExitCode run(RunService.Start request) {
    Loaded loaded = new RunbookLoader().load(request.runbook());
    Runbook runbook = loaded.orThrow();
    RunFolder folder = Identity.next(setting.home(), runbook.name(), setting.clock());
    Given given = Given.of(folder, loaded.file(), setting.workFolder());
    Resolved resolved = Resolved.of(setting, runbook, request.values(), given, operator);
    String target = resolved.target(runbook);
    Lease lease = acquire(target, folder.runId());
    CrashPoint.reach("after-lease");
    try (AuditLog log = open(folder, resolved.redactor(), lease, target, runbook)) {
      Attempt attempt =
          new Attempt(
              1,
              folder,
              setting.workFolder(),
              runbook,
              resolved.variables(),
              resolved.redactor(),
              log,
              setting.store(),
              lease,
              StopSignal.listening(),
              listener,
              operator);
      CrashPoint.reach("after-run-row");
      Records records = new Records(setting, attempt);
      records.run(loaded, target, request.values());
      records.attempt("run", null);
      CrashPoint.reach("after-run-record");
      return session(attempt, resolved)
          .run(
              Optional::empty,
              runner -> new BatchJob(setting.batch(), runbook, folder.runId()).start(runner));
    }
  }

  private Session session(Attempt attempt, Resolved resolved) {
    Services services = new Services(attempt, resolved.hidden());
    Hands hands = new Hands(attempt, setting.clock(), setting.self().user());
    Told.started(attempt, false);
    return new Session(setting, attempt, services, new StepRunner(attempt, hands, services, null));
  }

  private Lease acquire(String target, String runId) {
    try {
      return setting.store().leases().acquire(target, runId, setting.self());
    } catch (TargetHeld held) {
      throw held.refusal();
    }
  }

  /** A target is not kept by a run that never had a log. */
  private AuditLog open(
      RunFolder folder, Redactor redactor, Lease lease, String target, Runbook runbook) {
    try {
      AuditLog log = AuditLog.create(folder, setting.key(), redactor::text, setting.clock());
      CrashPoint.reach("after-log-created");
      setting.store().runs().insert(row(folder, target, runbook));
      return log;
    } catch (RuntimeException refused) {
      setting.store().leases().release(lease);
      throw refused;
    }
  }

  private RunRow row(RunFolder folder, String target, Runbook runbook) {
    return new RunRow(
        folder.runId(),
        runbook.name(),
        target,
        folder.path(),
        "running",
        setting.self().user() + "@" + setting.self().host(),
        setting.clock().instant(),
        setting.clock().instant());
  }
}
