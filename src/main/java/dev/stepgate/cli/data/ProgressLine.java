package dev.stepgate.cli.data;

import dev.stepgate.cli.Surroundings;
import java.io.PrintStream;
import java.util.function.Consumer;

/** One line on the terminal that is written over; elsewhere nothing is shown. */
final class ProgressLine implements Consumer<String>, AutoCloseable {
  private static final String ERASED = "\r\u001b[K";
  private static final int WIDTH = 79;
  private final PrintStream err;
  private final boolean shown;
  private boolean drawn;

  ProgressLine(Surroundings around) {
    err = around.err();
    shown = around.terminals().showsErrors() && !around.isDumb();
  }

  @Override
  public synchronized void accept(String line) {
    if (shown) {
      err.print(ERASED + line.substring(0, Math.min(line.length(), WIDTH)));
      err.flush();
      drawn = true;
    }
  }

  /** Stays, and is shown everywhere. */
  synchronized void note(String notice) {
    close();
    drawn = false;
    err.println("note: " + notice);
  }

  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(ERASED);
      err.flush();
    }
  }
}
