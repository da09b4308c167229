package dev.stepgate.audit;

import org.jspecify.annotations.Nullable;

/**
 * One go at the run.
 *
 * @param end null while it runs, and for good when it was cut off
 */
public record RunAttempt(LogRecord start, @Nullable LogRecord end) {
  public int attempt() {
    return start.number("attempt");
  }

  public String by() {
    return start.text("user") + "@" + start.text("host");
  }

  /** passed, failed, rejected, waiting, interrupted, refused or aborted; empty without an end. */
  public String state() {
    return end == null ? "" : end.text("state");
  }

  RunAttempt endedBy(LogRecord record) {
    return new RunAttempt(start, record);
  }
}
