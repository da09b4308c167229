package dev.stepgate.data.export;

import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.TableName;
import java.util.concurrent.CancellationException;

/** Passes on what the workers report, one at a time, and stops them when it is over. */
final class Reporter {
  private final ExportListener listener;
  private volatile boolean stopped;

  Reporter(ExportListener listener) {
    this.listener = listener;
  }

  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  synchronized void progressed(TableName table, long rows, long bytes) {
    if (stopped) {
      throw new CancellationException();
    }
    listener.progressed(table, rows, bytes);
  }

  synchronized void finished(TableEntry entry, long bytes) {
    progressed(entry.name(), entry.rows(), bytes);
    listener.finished(entry);
  }
}
