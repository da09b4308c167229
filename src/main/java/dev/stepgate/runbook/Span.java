package dev.stepgate.runbook;

import dev.stepgate.support.Durations;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A length of time, possibly with names in it that are known only when the step runs. */
public record Span(Text text) {
  static final String PATTERN = Durations.PATTERN.replaceFirst("\\^", "^(?=.*[1-9])");

  public Span {
    if (text.names().isEmpty()) {
      sane(text.raw());
    }
  }

  public Duration resolve(UnaryOperator<String> valueOf) {
    try {
      return sane(text.expand(valueOf));
    } catch (IllegalArgumentException wrong) {
      throw new UserError(
          ExitCode.INVALID,
          String.valueOf(wrong.getMessage()),
          "Correct the value of " + String.join(", ", text.names()) + ".");
    }
  }

  private static Duration sane(String text) {
    Duration duration = Durations.parse(text);
    if (duration.isZero()) {
      throw new IllegalArgumentException("expected a duration above zero, got '" + text + "'");
    }
    return duration;
  }
}
