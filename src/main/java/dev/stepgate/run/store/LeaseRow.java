package dev.stepgate.run.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A target as it stands in the store; fence and beat together never come back. */
record LeaseRow(
    String target,
    @Nullable String runId,
    Owner owner,
    long fence,
    long beat,
    boolean parked,
    Instant since,
    @Nullable String run) {
  static final String SELECT =
      "select target, run_id, user_name, host, boot, pid, started, fence, beat, parked, since,"
          + " (select state from stepgate_run where stepgate_run.run_id = stepgate_lease.run_id)"
          + " from stepgate_lease where target = ?";

  Holder holder(Holder.State state) {
    if (runId == null) {
      throw new IllegalStateException("target " + target + " is free");
    }
    return new Holder(target, runId, owner, fence, since, state, run);
  }

  static LeaseRow of(ResultSet row, int number) throws SQLException {
    return new LeaseRow(
        row.getString(1),
        row.getString(2),
        new Owner(
            row.getString(3), row.getString(4), row.getString(5), row.getLong(6), row.getLong(7)),
        row.getLong(8),
        row.getLong(9),
        row.getInt(10) == 1,
        Instant.ofEpochMilli(row.getLong(11)),
        row.getString(12));
  }
}
