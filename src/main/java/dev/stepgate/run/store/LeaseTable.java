package dev.stepgate.run.store;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Reads targets and changes who holds them; each change happens only if nobody was quicker. */
final class LeaseTable {
  private static final int LONGEST = 500;
  private final Database database;
  private final Clock clock;

  LeaseTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Nullable LeaseRow find(String target) {
    if (target.codePointCount(0, target.length()) > LONGEST) {
      throw StoreProblem.targetTooLong(target);
    }
    return database.repeatable(
        () ->
            database
                .sql(LeaseRow.SELECT)
                .param(target)
                .query(LeaseRow::of)
                .optional()
                .orElse(null));
  }

  /** Null when somebody was quicker. */
  @Nullable Lease take(@Nullable LeaseRow seen, String target, String runId, Owner owner) {
    long fence = seen == null ? 1 : seen.fence() + 1;
    Lease lease = new Lease(target, runId, owner, fence);
    try {
      boolean taken =
          database.transaction(
              () -> (seen == null ? insert(lease) : update(lease, seen)) && remember(lease));
      return taken ? lease : null;
    } catch (DuplicateKeyException quicker) {
      return null;
    }
  }

  /** Frees the target; the head stays behind for the run. */
  boolean release(Lease lease) {
    return database.transaction(
        () -> {
          boolean ours = touch(lease);
          if (ours) {
            keepHead(lease);
            free(lease);
          }
          return ours;
        });
  }

  private boolean insert(Lease lease) {
    Owner owner = lease.owner();
    return database
            .sql("insert into stepgate_lease values (?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, null, null)")
            .params(lease.target(), lease.runId(), owner.user(), owner.host(), owner.boot())
            .params(owner.pid(), owner.started(), lease.fence(), clock.millis())
            .update()
        == 1;
  }

  private boolean update(Lease lease, LeaseRow seen) {
    Owner owner = lease.owner();
    return database
            .sql(
                "update stepgate_lease set run_id = ?, user_name = ?, host = ?, boot = ?, pid = ?,"
                    + " started = ?, fence = ?, beat = beat + 1, parked = 0, since = ?"
                    + " where target = ? and fence = ? and beat = ?")
            .params(lease.runId(), owner.user(), owner.host(), owner.boot(), owner.pid())
            .params(owner.started(), lease.fence(), clock.millis())
            .params(lease.target(), seen.fence(), seen.beat())
            .update()
        == 1;
  }

  private boolean remember(Lease lease) {
    return database
            .sql("insert into stepgate_hold values (?, ?, ?, ?)")
            .params(lease.target(), lease.fence(), lease.runId(), clock.millis())
            .update()
        == 1;
  }

  /** First, so that the row is ours until the transaction ends. */
  private boolean touch(Lease lease) {
    return database
            .sql(
                "update stepgate_lease set beat = beat + 1 where target = ? and run_id = ? and fence = ?")
            .params(lease.target(), lease.runId(), lease.fence())
            .update()
        == 1;
  }

  private void keepHead(Lease lease) {
    database
        .sql(
            "delete from stepgate_head where run_id = ?"
                + " and exists (select 1 from stepgate_lease where target = ? and head_seq is not null)")
        .params(lease.runId(), lease.target())
        .update();
    database
        .sql(
            "insert into stepgate_head (run_id, head_seq, head_hash)"
                + " select run_id, head_seq, head_hash from stepgate_lease"
                + " where target = ? and head_seq is not null")
        .param(lease.target())
        .update();
  }

  private void free(Lease lease) {
    database
        .sql(
            "update stepgate_lease set run_id = null, parked = 0, head_seq = null,"
                + " head_hash = null where target = ?")
        .param(lease.target())
        .update();
  }
}
