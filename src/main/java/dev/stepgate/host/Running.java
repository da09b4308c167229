package dev.stepgate.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A command that has been started. */
public interface Running {
  /** Of the command's first process, where it runs. */
  ProcessMark mark();

  /** Who runs it, or null for this machine. */
  @Nullable Answered where();

  /**
   * Waits for the end; ends the whole process tree at the timeout or as soon as {@code stop} says
   * so.
   */
  Ended await(@Nullable Duration timeout, BooleanSupplier stop);

  boolean isAlive();

  /** Ends the whole tree: TERM, a grace, KILL, to the group and to whatever carries the tag. */
  Ended stop();
}
