package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.support.Durations;

/** The last line about an attempt. */
final class Summary {
  private Summary() {}

  /** {@code failed: 7 of 23 steps passed, 2m10s}. */
  static String of(AttemptEnded event) {
    String took = Durations.render(event.took());
    return "%s: %d of %d steps passed, %s"
        .formatted(event.state(), event.passed(), event.total(), took);
  }
}
