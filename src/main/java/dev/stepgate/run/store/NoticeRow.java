package dev.stepgate.run.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a channel is told of a run, once.
 *
 * @param id the same for everybody who would tell this
 * @param occasion waiting, failed, passed or interrupted
 * @param body what is told, as JSON in plain ASCII
 * @param problem why the last try did not work, or null
 */
public record NoticeRow(
    String id,
    String runId,
    String channel,
    String occasion,
    String body,
    State state,
    int tries,
    @Nullable String problem,
    Instant created,
    Instant changed,
    Instant due) {

  /** Where a notice stands. */
  public enum State {
    PENDING,
    SENT,
    FAILED
  }
}
