package dev.stepgate.web.runs;

import dev.stepgate.support.Durations;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How runs end with the server, and how many there may be.
 *
 * @param finishes whether a running step may finish
 * @param within how long that may take
 */
record StopSettings(boolean finishes, Duration within, int most) {
  static StopSettings of(ConsoleSettings settings) {
    return new StopSettings(
        finishes(settings.onStop()), within(settings.stopWithin()), most(settings.runsAtOnce()));
  }

  private static boolean finishes(@Nullable String word) {
    if (word == null || word.equals("finish-step")) {
      return true;
    }
    if (word.equals("end-step")) {
      return false;
    }
    throw invalid("on-stop is '" + word + "'", "Write finish-step or end-step.");
  }

  private static Duration within(@Nullable String text) {
    try {
      return Durations.parse(text == null ? "10m" : text);
    } catch (IllegalArgumentException malformed) {
      throw invalid(
          "stop-within is '" + text + "', which is no duration", "Write one such as 10m.");
    }
  }

  private static int most(@Nullable String text) {
    if (text != null && !text.matches("[1-9]\\d{0,2}")) {
      throw invalid("runs-at-once is '" + text + "'", "Write a number from 1 to 999.");
    }
    return text == null ? 20 : Integer.parseInt(text);
  }

  private static UserError invalid(String fact, String hint) {
    return new UserError(ExitCode.INVALID, fact, ConsoleSettings.FILE, hint);
  }
}
