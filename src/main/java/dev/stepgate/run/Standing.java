package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.host.Evidence;
import dev.stepgate.run.CheckLoop.Broken;
import org.jspecify.annotations.Nullable;

/** How a step stands: the verdict so far, and why; {@code output} is the action's. */
record Standing(Outcome outcome, String reason, Evidence.@Nullable Result output) {
  static final Standing GOOD = new Standing(Outcome.PASSED, "", null);

  boolean good() {
    return outcome == Outcome.PASSED;
  }

  static Standing failed(String reason, Evidence.@Nullable Result output) {
    return new Standing(Outcome.FAILED, reason, output);
  }

  static Standing stopped(StopSignal stop, String when, Evidence.@Nullable Result output) {
    String reason = "stopped by " + stop.reason() + " " + when;
    return new Standing(Outcome.INTERRUPTED, reason, output);
  }

  /** A check that was cut short says nothing. */
  static Standing broken(StopSignal stop, Broken broken, Evidence.@Nullable Result output) {
    if (stop.wanted()) {
      return stopped(stop, "during its checks", output);
    }
    return broken.cut()
        ? new Standing(Outcome.INTERRUPTED, broken.reason(), output)
        : failed(broken.reason(), output);
  }
}
