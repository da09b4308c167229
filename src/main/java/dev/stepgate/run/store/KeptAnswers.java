package dev.stepgate.run.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** What was answered to requests that may be sent twice; kept for a day. */
public final class KeptAnswers {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final String OURS = " where person = ? and request_key = ?";
  private final Database database;
  private final Clock clock;

  KeptAnswers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A request that was begun.
   *
   * @param digest of all that was asked for
   * @param status 0 while it is being worked on
   */
  public record Kept(String digest, int status, String body) {
    public boolean answered() {
      return status != 0;
    }
  }

  /** False when this person has used this key before. */
  public boolean begin(String person, String key, String digest) {
    forgetOld();
    try {
      return database.once(
          () ->
              database
                      .sql("insert into stepgate_answer values (?, ?, ?, 0, '', ?)")
                      .params(person, key, digest, clock.millis())
                      .update()
                  == 1);
    } catch (DuplicateKeyException begun) {
      return false;
    }
  }

  public Optional<Kept> find(String person, String key) {
    return database.repeatable(
        () ->
            database
                .sql("select digest, status, body from stepgate_answer" + OURS)
                .params(person, key)
                .query((row, n) -> new Kept(row.getString(1), row.getInt(2), row.getString(3)))
                .optional());
  }

  public void keep(String person, String key, int status, String body) {
    database.repeatable(
        () ->
            database
                .sql("update stepgate_answer set status = ?, body = ?" + OURS)
                .params(status, body, person, key)
                .update());
  }

  /** Nothing was done, so that the key may be used again. */
  public void forget(String person, String key) {
    database.repeatable(
        () ->
            database
                .sql("delete from stepgate_answer" + OURS + " and status = 0")
                .params(person, key)
                .update());
  }

  private void forgetOld() {
    long before = clock.millis() - KEPT.toMillis();
    database.repeatable(
        () -> database.sql("delete from stepgate_answer where begun < ?").param(before).update());
  }
}
