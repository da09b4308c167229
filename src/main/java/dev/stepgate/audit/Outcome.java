package dev.stepgate.audit;

import java.util.Locale;

/** How one attempt at a step ended. */
public enum Outcome {
  PASSED,
  FAILED,
  WAITING,
  INTERRUPTED,
  REJECTED;

  /** As it stands in the log. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Outcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
