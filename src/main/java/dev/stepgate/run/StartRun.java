package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.store.Lease;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.run.store.Taken;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Redactor;
import dev.stepgate.support.UserError;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

  /** Somebody else has begun a run of this name in the same second. */
  private static final class NameTaken extends Exception {}

  ExitCode run(RunService.Start request) {
    Loaded loaded = new RunbookLoader().load(request.runbook());
    String name = loaded.orThrow().name();
    while (true) {
      try {
        return run(request, loaded, Identity.next(setting, name));
      } catch (NameTaken taken) {
        continue;
      }
    }
  }

  private ExitCode run(RunService.Start request, Loaded loaded, RunFolder folder) throws NameTaken {
    Runbook runbook = loaded.orThrow();
    Given given = Given.of(folder, loaded.file(), setting.workFolder());
    Resolved resolved = Resolved.of(setting, runbook, request.values(), given, operator);
    String target = resolved.target(runbook);
    Lease lease = acquire(target, folder.runId());
    CrashPoint.reach("after-lease");
    try (AuditLog log = open(folder, resolved.redactor(), target, runbook)) {
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
              setting.stop(),
              listener,
              operator,
              setting.databases(runbook, resolved.variables(), log),
              setting.hosts(runbook, setting.workFolder(), resolved.variables(), log));
      CrashPoint.reach("after-run-row");
      Records records = new Records(setting, attempt);
      records.run(loaded, target, request.values());
      records.attempt("run", null);
      CrashPoint.reach("after-run-record");
      return session(attempt, resolved)
          .run(
              Optional::empty,
              runner -> new BatchJob(setting.batch(), runbook, folder.runId()).start(runner));
    } catch (NameTaken | RuntimeException | Error broken) {
      // A target is not kept by a run that has not begun.
      Closing.giveBack(setting, new Taken(lease, null), broken);
      throw broken;
    }
  }

  private Session session(Attempt attempt, Resolved resolved) {
    Services services = new Services(attempt, resolved.hidden());
    Hands hands = new Hands(attempt, setting.clock(), setting.actor().user());
    return new Session(
        setting, attempt, services, new StepRunner(attempt, hands, services, null), false);
  }

  private Lease acquire(String target, String runId) {
    return Taking.timed(
        setting.watch(), () -> setting.store().leases().acquire(target, runId, setting.self()));
  }

  private AuditLog open(RunFolder folder, Redactor redactor, String target, Runbook runbook)
      throws NameTaken {
    AuditLog log = create(folder, redactor);
    CrashPoint.reach("after-log-created");
    if (!setting.store().runs().insert(row(folder, target, runbook))) {
      log.close();
      throw new NameTaken();
    }
    return log;
  }

  private AuditLog create(RunFolder folder, Redactor redactor) throws NameTaken {
    try {
      return AuditLog.create(folder, setting.key(), redactor::text, setting.clock())
          .timedBy(setting.watch()::logForced);
    } catch (UserError refused) {
      if (refused.getCause() instanceof FileAlreadyExistsException
          && Files.isDirectory(folder.path(), LinkOption.NOFOLLOW_LINKS)) {
        throw new NameTaken();
      }
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
        setting.actor().user() + "@" + setting.self().host(),
        setting.clock().instant(),
        setting.clock().instant());
  }
}
