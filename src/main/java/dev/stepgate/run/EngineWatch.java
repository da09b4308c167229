package dev.stepgate.run;

import java.time.Duration;

/** Told how long what no event tells takes; called on the threads of runs, so it must be quick. */
public interface EngineWatch {
  EngineWatch NONE = new EngineWatch() {};

  /** A target was taken, after looking this long whether its last holder lives. */
  default void targetTaken(Duration took) {}

  /** Another run holds the target. */
  default void targetRefused() {}

  /** The log of a run was forced to the disk. */
  default void logForced(Duration took) {}
}
