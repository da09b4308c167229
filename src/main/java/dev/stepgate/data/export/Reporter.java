package dev.stepgate.data.export;

import dev.stepgate.data.schema.TableName;
import java.util.concurrent.CancellationException;

/** Passes on what the workers report, one at a time, and stops them when it is over. */
public final class Reporter {
  private static final int EVERY = 4096;

  private final ReadListener listener;
  private volatile boolean stopped;

  public Reporter(ReadListener listener) {
    this.listener = listener;
  }

  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether it is time to report after so many rows. */
  public static boolean isDue(long rows) {
    return rows % EVERY == 0;
  }

  public void progressed(TableName table, long rows, long bytes) {
    alone(() -> listener.progressed(table, rows, bytes));
  }

  synchronized void alone(Runnable report) {
    if (stopped) {
      throw new CancellationException();
    }
    report.run();
  }
}
