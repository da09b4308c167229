package dev.stepgate.host;

import java.time.Duration;
import java.util.List;

/**
 * How a command ended.
 *
 * @param value the exit code, or the signal's number, or 0
 * @param notes what a reader of the log should know, such as a background process that holds the
 *     output
 */
public record Ended(How how, int value, Duration took, List<String> notes) {

  /** The ways a command can end. */
  public enum How {
    CODE,
    SIGNAL,
    TIMEOUT,
    STOPPED,
    /** The connection broke: nobody here knows how it ended. */
    CUT
  }

  public boolean worked() {
    return how == How.CODE && value == 0;
  }

  /** For people: {@code exit code 3}, {@code signal SIGKILL}, {@code timeout}. */
  public String describe() {
    return switch (how) {
      case CODE -> "exit code " + value;
      case SIGNAL -> "ended by signal " + Signals.name(value);
      case TIMEOUT -> "timed out";
      case STOPPED -> "stopped";
      case CUT -> "cut off";
    };
  }
}
