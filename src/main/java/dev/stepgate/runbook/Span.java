package dev.stepgate.runbook;

import dev.stepgate.support.Durations;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A length of time, possibly with names in it that are known only when the step runs. */
public record Span(Text text) {
  static final String PATTERN = Durations.PATTERN.replaceFirst("\\^", "^(?=.*[1-9])");
  private static final Duration LONGEST = Duration.ofDays(365);

  public Span {
    if (text.names().isEmpty()) {
      sane(text.raw());
    }
  }

  public Duration resolve(UnaryOperator<String> valueOf) {
    return sane(text.expand(valueOf));
  }

  private static Duration sane(String text) {
    Duration duration = Durations.parse(text);
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "expected a duration above zero and up to 365d, got '" + text + "'");
    }
    return duration;
  }
}
