package dev.stepgate.data.export;

import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.TableName;
import java.util.SortedMap;

/** Told how far an export is, one call at a time; an exception thrown here ends the export. */
public interface ExportListener {
  ExportListener NONE = new ExportListener() {};

  /**
   * The snapshot is taken, nothing is read yet.
   *
   * @param expectedRows what the server's planner thinks; -1 if it does not know
   */
  default void planned(SortedMap<TableName, Long> expectedRows) {}

  /** So many rows of a table are written so far, and so many bytes before compression. */
  default void progressed(TableName table, long rows, long bytes) {}

  default void finished(TableEntry table) {}
}
