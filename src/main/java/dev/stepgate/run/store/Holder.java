package dev.stepgate.run.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a target, since when, and what is known of them.
 *
 * @param run how the store last knew the run: waiting, interrupted, refused; null if it never did
 */
public record Holder(
    String target,
    String runId,
    Owner owner,
    long fence,
    Instant since,
    State state,
    @Nullable String run) {
  /** What is known of the holder. */
  public enum State {
    /** Its process lives. */
    ALIVE,
    /** No process works on it: it waits for a person to answer, or to look. */
    PARKED,
    /** Its process is gone and left no word: the outcome is unknown. */
    DEAD
  }
}
