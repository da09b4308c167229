package dev.stepgate.host;

/** A command that never began: too long, no such folder, no such user, no bash. */
public final class CommandNotStarted extends Exception {
  public CommandNotStarted(String message, Throwable cause) {
    super(message, cause);
  }
}
