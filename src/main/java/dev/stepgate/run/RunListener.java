package dev.stepgate.run;

/** Told of everything that happens in a run; called from several threads. */
@FunctionalInterface
public interface RunListener {
  void on(RunEvent event);
}
