package dev.stepgate.run.store;

import dev.stepgate.audit.Head;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who may work on which target; one run at a time. */
public final class Leases {
  private static final String OURS =
      " where target = ? and run_id = ? and fence = ? and parked = 0";
  private final Database database;
  private final Liveness liveness;
  private final LeaseTable table;

  Leases(Database database, Liveness liveness, Clock clock) {
    this.database = database;
    this.liveness = liveness;
    table = new LeaseTable(database, clock);
  }

  /** Takes a free target for a new run. */
  public Lease acquire(String target, String runId, Owner owner) throws TargetHeld {
    while (true) {
      LeaseRow row = table.find(target);
      if (row != null && row.runId() != null) {
        throw new TargetHeld(holder(row));
      }
      Lease lease = table.take(row, target, runId, owner);
      if (lease != null) {
        return lease;
      }
    }
  }

  /** Takes a target for a run that goes on: free, or held by the same run without a process. */
  public Taken resume(String target, String runId, Owner owner) throws TargetHeld {
    while (true) {
      LeaseRow row = table.find(target);
      Holder from = row == null || row.runId() == null ? null : holder(row);
      if (from != null && (!from.runId().equals(runId) || from.state() == Holder.State.ALIVE)) {
        throw new TargetHeld(from);
      }
      Lease lease = table.take(row, target, runId, owner);
      if (lease != null) {
        return new Taken(lease, from);
      }
    }
  }

  /** Looks for up to the length of a lease when the holder is on another machine. */
  public Optional<Holder> holder(String target) {
    return Optional.ofNullable(table.find(target))
        .filter(row -> row.runId() != null)
        .map(this::holder);
  }

  /** The same at once: a holder on another machine is called alive until its beat stands still. */
  public Optional<Holder> holderAtAGlance(String target) {
    return Optional.ofNullable(table.find(target))
        .filter(row -> row.runId() != null)
        .map(row -> row.holder(liveness.atAGlance(row)));
  }

  /** What the run holds. */
  public Optional<String> targetOf(String runId) {
    return database.repeatable(
        () ->
            database
                .sql("select target from stepgate_lease where run_id = ?")
                .param(runId)
                .query(String.class)
                .list()
                .stream()
                .findFirst());
  }

  /** Says that the holder lives; refuses when the lease is no longer its own. */
  public void beat(Lease lease) {
    demand(lease, beats(lease));
  }

  /** False when the lease is no longer its own. */
  boolean beats(Lease lease) {
    return update("update stepgate_lease set beat = beat + 1" + OURS, lease);
  }

  /** Whether the target is still held through this lease. */
  public boolean holds(Lease lease) {
    return database.repeatable(
            () ->
                database
                    .sql("select count(*) from stepgate_lease" + OURS)
                    .params(lease.target(), lease.runId(), lease.fence())
                    .query(Long.class)
                    .single())
        == 1;
  }

  /** The run waits for a person: it keeps the target, but no process works on it. */
  public void park(Lease lease) {
    demand(lease, update("update stepgate_lease set parked = 1, beat = beat + 1" + OURS, lease));
  }

  /** The run has ended: its target is free, the head of its log stays known. */
  public void release(Lease lease) {
    demand(lease, table.release(lease));
  }

  /** Records the head of the run's log; counts as a beat and refuses like one. */
  public void recordHead(Lease lease, Head head) {
    String sql = "update stepgate_lease set head_seq = ?, head_hash = ?, beat = beat + 1" + OURS;
    demand(lease, update(sql, lease, head.seq(), head.hash()));
  }

  /** The last recorded head of a run's log. */
  public Optional<Head> head(String runId) {
    return database.repeatable(
        () ->
            database
                .sql(
                    "select head_seq, head_hash from stepgate_lease"
                        + " where run_id = ? and head_seq is not null"
                        + " union all select head_seq, head_hash from stepgate_head"
                        + " where run_id = ? order by head_seq desc limit 1")
                .params(runId, runId)
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .optional());
  }

  /** The times that other runs held the target after the given fence and before this lease. */
  public List<Hold> othersSince(Lease lease, long fence) {
    return database.repeatable(
        () ->
            database
                .sql(
                    "select target, fence, run_id, since from stepgate_hold where target = ?"
                        + " and fence > ? and fence < ? and run_id <> ? order by fence")
                .params(lease.target(), fence, lease.fence(), lease.runId())
                .query(Leases::hold)
                .list());
  }

  /** The fence of the time that this run held its target before; empty when this is the first. */
  public OptionalLong fenceBefore(Lease lease) {
    Long fence =
        database.repeatable(
            () ->
                database
                    .sql(
                        "select coalesce(max(fence), 0) from stepgate_hold"
                            + " where target = ? and run_id = ? and fence < ?")
                    .params(lease.target(), lease.runId(), lease.fence())
                    .query(Long.class)
                    .single());
    return fence == 0 ? OptionalLong.empty() : OptionalLong.of(fence);
  }

  private Holder holder(LeaseRow row) {
    return row.holder(liveness.of(row));
  }

  private boolean update(String sql, Lease lease, Object... values) {
    return database.repeatable(
        () ->
            database
                    .sql(sql)
                    .params(values)
                    .params(lease.target(), lease.runId(), lease.fence())
                    .update()
                == 1);
  }

  private static void demand(Lease lease, boolean ours) {
    if (!ours) {
      throw StoreProblem.leaseLost(lease);
    }
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    Instant since = Instant.ofEpochMilli(row.getLong(4));
    return new Hold(row.getString(1), row.getLong(2), row.getString(3), since);
  }
}
