package dev.stepgate.host;

import org.jspecify.annotations.Nullable;

/** A command that never began: too long, no such folder, no such user, no bash. */
public sealed class CommandNotStarted extends Exception permits HostUnreachable {
  public CommandNotStarted(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
