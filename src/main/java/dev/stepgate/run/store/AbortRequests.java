package dev.stepgate.run.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Requests to end a run that another process works on. */
public final class AbortRequests {
  private final Database database;
  private final Clock clock;

  AbortRequests(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The first request stands; a second changes nothing. */
  public AbortRequest requestAbort(String runId, String user, String reason) {
    AbortRequest request = new AbortRequest(runId, user, reason, clock.instant());
    try {
      database.once(() -> insert(request));
    } catch (DuplicateKeyException requestedBefore) {
      // That one stands.
    }
    return abortRequested(runId).orElseThrow();
  }

  public Optional<AbortRequest> abortRequested(String runId) {
    return database.repeatable(
        () ->
            database
                .sql("select user_name, reason, requested_at from stepgate_abort where run_id = ?")
                .param(runId)
                .query(
                    (row, number) ->
                        new AbortRequest(
                            runId,
                            row.getString(1),
                            row.getString(2),
                            Instant.ofEpochMilli(row.getLong(3))))
                .optional());
  }

  private int insert(AbortRequest request) {
    return database
        .sql("insert into stepgate_abort values (?, ?, ?, ?)")
        .params(request.runId(), request.user(), request.reason(), request.at().toEpochMilli())
        .update();
  }
}
