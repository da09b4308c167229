package dev.stepgate.run.store;

import java.time.Instant;

/** Who holds a target, since when, and what is known of them. */
public record Holder(
    String target, String runId, Owner owner, long fence, Instant since, State state) {
  /** What is known of the holder. */
  public enum State {
    /** Its process lives. */
    ALIVE,
    /** It ended in good order and waits for a person. */
    PARKED,
    /** Its process is gone and left no word: the outcome is unknown. */
    DEAD
  }
}
