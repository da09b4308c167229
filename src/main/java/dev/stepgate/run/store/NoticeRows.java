package dev.stepgate.run.store;

import dev.stepgate.run.store.NoticeRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Who was told what, and what is still to be told, by whatever process gets hold of it. */
public final class NoticeRows {
  private static final String SELECT =
      "select id, run_id, channel, occasion, body, state, tries, problem, created_at, changed_at,"
          + " due_at from stepgate_notice";
  private final Database database;
  private final Clock clock;

  NoticeRows(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** False when it is known already. */
  public boolean insert(NoticeRow row) {
    try {
      return database.once(
          () ->
              database
                      .sql(
                          "insert into stepgate_notice values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                      .params(row.id(), row.runId(), row.channel(), row.occasion(), row.body())
                      .params(word(row.state()), row.tries(), row.problem())
                      .params(row.created().toEpochMilli(), row.changed().toEpochMilli())
                      .param(row.due().toEpochMilli())
                      .update()
                  == 1);
    } catch (DuplicateKeyException known) {
      return false;
    }
  }

  /**
   * What may be sent now and nobody is sending.
   *
   * @param runId empty for all runs
   */
  public List<NoticeRow> due(String runId, int limit) {
    long now = clock.millis();
    return database.repeatable(
        () ->
            database
                .sql(
                    SELECT
                        + " where state = 'pending' and due_at <= ? and claimed_until <= ?"
                        + " and (? = '' or run_id = ?) order by due_at, created_at limit ?")
                .params(now, now, runId, runId, limit)
                .query(NoticeRows::row)
                .list());
  }

  /** Makes the notice this process's own until the given time; false if another was quicker. */
  public boolean claim(NoticeRow row, Instant until) {
    return database.once(
        () ->
            database
                    .sql(
                        "update stepgate_notice set claimed_until = ?, tries = tries + 1"
                            + " where id = ? and state = 'pending' and claimed_until <= ?")
                    .params(until.toEpochMilli(), row.id(), clock.millis())
                    .update()
                == 1);
  }

  /** What came of a try. */
  public void settle(String id, State state, @Nullable String problem, Instant due) {
    database.repeatable(
        () ->
            database
                .sql(
                    "update stepgate_notice set state = ?, problem = ?, changed_at = ?, due_at = ?,"
                        + " claimed_until = 0 where id = ?")
                .params(word(state), problem, clock.millis(), due.toEpochMilli(), id)
                .update());
  }

  /** All that was told or is to be told of a run, oldest first. */
  public List<NoticeRow> of(String runId) {
    return database.repeatable(
        () ->
            database
                .sql(SELECT + " where run_id = ? order by created_at, id")
                .param(runId)
                .query(NoticeRows::row)
                .list());
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static NoticeRow row(ResultSet row, int number) throws SQLException {
    return new NoticeRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
        row.getInt(7),
        row.getString(8),
        Instant.ofEpochMilli(row.getLong(9)),
        Instant.ofEpochMilli(row.getLong(10)),
        Instant.ofEpochMilli(row.getLong(11)));
  }
}
