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

  /** For a run that could not go on: free stays free, and what was held stays held. */
  static void giveBack(Setting setting, Taken taken) {
    Leases leases = setting.store().leases();
    if (!leases.holds(taken.lease())) {
      return;
    }
    if (taken.from() == null) {
      leases.release(taken.lease());
    } else {
      leases.park(taken.lease());
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
