package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.Head;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.store.Lease;
import dev.stepgate.run.store.Leases;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.run.store.RunRows;
import dev.stepgate.run.store.Taken;
import dev.stepgate.support.CrashPoint;
import java.util.List;

/** Leaves log, store and target in order at the end of an attempt: the log first. */
final class Closing {
  private Closing() {}

  static void close(Setting setting, AuditLog log, Lease lease, String state) {
    setting.store().leases().recordHead(lease, log.seal());
    CrashPoint.reach("after-end");
    state(setting, lease.runId(), state);
    if (End.keepsTarget(state)) {
      setting.store().leases().park(lease);
    } else {
      setting.store().leases().release(lease);
    }
  }

  /** For a run that has ended, but died before it let go of its target. */
  static void letGo(Setting setting, AuditLog log, Lease lease, String state) {
    List<LogRecord> records = log.records();
    boolean sealed = records.get(records.size() - 1).kind().equals("seal");
    Head head = sealed ? log.head().orElseThrow() : log.seal();
    setting.store().leases().recordHead(lease, head);
    state(setting, lease.runId(), state);
    setting.store().leases().release(lease);
  }

  /**
   * What nobody works on any more is held as it was before: by a run that has ended, not at all.
   */
  static void giveBack(Setting setting, Taken taken, Throwable cause) {
    Leases leases = setting.store().leases();
    try {
      if (leases.holds(taken.lease()) && taken.from() == null) {
        leases.release(taken.lease());
      } else if (leases.holds(taken.lease())) {
        leases.park(taken.lease());
      }
    } catch (RuntimeException alsoBroken) {
      cause.addSuppressed(alsoBroken);
    }
  }

  static void state(Setting setting, String runId, String state) {
    RunRows rows = setting.store().runs();
    rows.find(runId).map(row -> with(row, state, setting)).ifPresent(rows::update);
  }

  private static RunRow with(RunRow row, String state, Setting setting) {
    return new RunRow(
        row.runId(),
        row.runbook(),
        row.target(),
        row.folder(),
        state,
        row.startedBy(),
        row.startedAt(),
        setting.clock().instant());
  }
}
