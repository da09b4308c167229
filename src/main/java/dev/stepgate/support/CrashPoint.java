package dev.stepgate.support;

import org.jspecify.annotations.Nullable;

/** Named places where a test may end the process as kill -9 would; free when switched off. */
public final class CrashPoint {
  private static final @Nullable String WANTED = System.getenv("STEPGATE_CRASH_AT");
  private static int remaining = count();

  private CrashPoint() {}

  /**
   * Ends the process here if STEPGATE_CRASH_AT is {@code name} or, at the n-th time, {@code
   * name:n}.
   */
  public static void reach(String name) {
    if (WANTED != null && WANTED.split(":")[0].equals(name) && --remaining == 0) {
      Runtime.getRuntime().halt(137);
    }
  }

  private static int count() {
    return WANTED != null && WANTED.contains(":") ? Integer.parseInt(WANTED.split(":")[1]) : 1;
  }
}
