package dev.stepgate.cli.data;

import dev.stepgate.data.Limit;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.run.StopSignal;
import dev.stepgate.step.ReadProgress;
import java.util.SortedMap;

/** Shows how far reading is, and ends it when a signal comes. */
final class Reading implements ExportListener {
  private final Thread reader = Thread.currentThread();
  private final ReadProgress progress;
  private final ProgressLine line;
  private int tables;

  Reading(StopSignal stop, ProgressLine line) {
    progress = new ReadProgress("read", line, new Limit(null, stop::wanted));
    this.line = line;
    stop.tell(why -> end());
  }

  @Override
  public synchronized void planned(SortedMap<TableName, Long> expectedRows) {
    tables = expectedRows.size();
    progress.planned(expectedRows);
  }

  @Override
  public void noticed(String notice) {
    line.note(notice);
  }

  @Override
  public void progressed(TableName table, long rows, long bytes) {
    progress.progressed(table, rows, bytes);
  }

  @Override
  public synchronized void finished(TableEntry table) {
    tables--;
  }

  /** While others read, the thread that began only waits for them. */
  private synchronized void end() {
    if (tables > 0) {
      reader.interrupt();
    }
  }
}
