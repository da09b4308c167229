package dev.stepgate.host;

import org.jspecify.annotations.Nullable;

/** A command that never began: too long, no such folder, no such user, no bash. */
public final class CommandNotStarted extends Exception {
  public CommandNotStarted(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
