package dev.stepgate.data.script;

import java.util.function.Consumer;

/** Tells how far a script is, a few times a second. */
final class Pulse {
  private static final long BETWEEN_NANOS = 250_000_000;

  private final ScriptFile file;
  private final Consumer<ScriptProgress> progress;
  private final Stop stop;
  private long statements;
  private long last = System.nanoTime();

  Pulse(ScriptFile file, Consumer<ScriptProgress> progress, Stop stop) {
    this.file = file;
    this.progress = progress;
    this.stop = stop;
  }

  /** Whether nobody wants an end. */
  boolean goesOn() {
    long now = System.nanoTime();
    if (now - last >= BETWEEN_NANOS) {
      last = now;
      tell();
    }
    return !stop.isWanted();
  }

  void statementDone() {
    statements++;
  }

  long statements() {
    return statements;
  }

  void tell() {
    progress.accept(new ScriptProgress(file.bytesRead(), file.bytesInAll(), statements));
  }
}
