package dev.stepgate.runbook;

import dev.stepgate.support.Range;
import java.util.function.UnaryOperator;

/** A wanted size, possibly with names in it that are known only when the step runs. */
public record SizeRange(Text text) {
  public SizeRange {
    if (text.names().isEmpty()) {
      Range.ofSizes(text.raw());
    }
  }

  public Range resolve(UnaryOperator<String> valueOf) {
    return Range.ofSizes(text.expand(valueOf));
  }
}
