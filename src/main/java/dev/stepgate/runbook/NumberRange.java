package dev.stepgate.runbook;

import dev.stepgate.support.Range;
import java.util.function.UnaryOperator;

/** A wanted number, possibly with names in it that are known only when the step runs. */
public record NumberRange(Text text) {
  public NumberRange {
    if (text.names().isEmpty()) {
      Range.ofNumbers(text.raw());
    }
  }

  public Range resolve(UnaryOperator<String> valueOf) {
    return Range.ofNumbers(text.expand(valueOf));
  }
}
