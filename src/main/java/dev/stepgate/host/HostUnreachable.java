package dev.stepgate.host;

import org.jspecify.annotations.Nullable;

/** A machine that does not answer: nothing has been started there, or nothing can be learnt. */
public final class HostUnreachable extends CommandNotStarted {
  private final String advice;

  HostUnreachable(String message, String advice, @Nullable Throwable cause) {
    super(message, cause);
    this.advice = advice;
  }

  /** What a person can do about it, in one sentence. */
  public String advice() {
    return advice;
  }
}
