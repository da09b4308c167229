package dev.stepgate.run;

import dev.stepgate.run.store.TargetHeld;
import java.time.Duration;

/** Takes a target, and tells how long it took or who has it. */
final class Taking {
  private Taking() {}

  /** Looks into the store. */
  interface Take<T> {
    T take() throws TargetHeld;
  }

  static <T> T timed(EngineWatch watch, Take<T> take) {
    long began = System.nanoTime();
    try {
      T taken = take.take();
      watch.targetTaken(Duration.ofNanos(System.nanoTime() - began));
      return taken;
    } catch (TargetHeld held) {
      watch.targetRefused();
      throw held.refusal();
    }
  }
}
