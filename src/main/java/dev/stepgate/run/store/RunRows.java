package dev.stepgate.run.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All runs that this store has seen; none is ever deleted. */
public final class RunRows {
  private static final String SELECT =
      "select run_id, runbook, target, folder, state, started_by, started_at, updated_at"
          + " from stepgate_run";
  private final Database database;

  RunRows(Database database) {
    this.database = database;
  }

  /** False when there is a run of that name already. */
  public boolean insert(RunRow row) {
    try {
      return database.once(
          () ->
              database
                      .sql("insert into stepgate_run values (?, ?, ?, ?, ?, ?, ?, ?)")
                      .params(
                          row.runId(),
                          row.runbook(),
                          row.target(),
                          row.folder().toString(),
                          row.state(),
                          row.startedBy(),
                          row.startedAt().toEpochMilli(),
                          row.updatedAt().toEpochMilli())
                      .update()
                  == 1);
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /** False when there is no run of that name. */
  public boolean update(RunRow row) {
    return database.repeatable(
        () ->
            database
                    .sql(
                        "update stepgate_run set runbook = ?, target = ?, folder = ?, state = ?,"
                            + " started_by = ?, started_at = ?, updated_at = ? where run_id = ?")
                    .params(
                        row.runbook(),
                        row.target(),
                        row.folder().toString(),
                        row.state(),
                        row.startedBy(),
                        row.startedAt().toEpochMilli(),
                        row.updatedAt().toEpochMilli(),
                        row.runId())
                    .update()
                == 1);
  }

  public Optional<RunRow> find(String runId) {
    return database.repeatable(
        () ->
            database.sql(SELECT + " where run_id = ?").param(runId).query(RunRows::row).optional());
  }

  /** Newest first. */
  public List<RunRow> list(int limit) {
    return database.repeatable(
        () ->
            database
                .sql(SELECT + " order by started_at desc, run_id desc limit ?")
                .param(limit)
                .query(RunRows::row)
                .list());
  }

  /** Newest first. */
  public List<RunRow> list(RunFilter filter, int offset, int limit) {
    return database.repeatable(
        () ->
            wanted(SELECT, " order by started_at desc, run_id desc limit ? offset ?", filter)
                .params(limit, offset)
                .query(RunRows::row)
                .list());
  }

  public long count(RunFilter filter) {
    return database.repeatable(
        () -> wanted("select count(*) from stepgate_run", "", filter).query(Long.class).single());
  }

  /** How many runs there are in each state, and since when the oldest of them has been in it. */
  public List<Standing> standing() {
    return database.repeatable(
        () ->
            database
                .sql("select state, count(*), min(updated_at) from stepgate_run group by state")
                .query(
                    (row, number) ->
                        new Standing(
                            row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))))
                .list());
  }

  /** The runs in one state. */
  public record Standing(String state, long runs, Instant oldest) {}

  /** The names of the runbooks that were ever run, in order. */
  public List<String> runbooks() {
    return database.repeatable(
        () ->
            database
                .sql("select distinct runbook from stepgate_run order by runbook")
                .query(String.class)
                .list());
  }

  private JdbcClient.StatementSpec wanted(String select, String order, RunFilter filter) {
    String text = filter.text();
    String like = "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    String hidden =
        filter.hidden().isEmpty()
            ? ""
            : " and runbook not in (?" + ", ?".repeat(filter.hidden().size() - 1) + ")";
    return database
        .sql(
            select
                + " where (? = '' or lower(run_id) like ? escape '!'"
                + " or lower(target) like ? escape '!' or lower(started_by) like ? escape '!')"
                + " and (? = '' or state = ?) and (? = '' or runbook = ?)"
                + hidden
                + order)
        .params(text, like, like, like, filter.state(), filter.state())
        .params(filter.runbook(), filter.runbook())
        .params(List.copyOf(filter.hidden()));
  }

  private static RunRow row(ResultSet row, int number) throws SQLException {
    return new RunRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Path.of(row.getString(4)),
        row.getString(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)));
  }
}
