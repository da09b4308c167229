package dev.stepgate.runbook;

import dev.stepgate.support.Durations;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A length of time, possibly with names in it that are known only when the step runs. */
public record Span(Text text) {
  public Span {
    if (text.names().isEmpty()) {
      Durations.parse(text.raw());
    }
  }

  public Duration resolve(UnaryOperator<String> valueOf) {
    return Durations.parse(text.expand(valueOf));
  }
}
