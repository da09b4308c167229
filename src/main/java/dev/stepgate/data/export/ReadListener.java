package dev.stepgate.data.export;

import dev.stepgate.data.schema.TableName;
import java.util.SortedMap;

/** Told how far a reading is, one call at a time; an exception thrown here ends it. */
public interface ReadListener {
  /**
   * The snapshot is taken, nothing is read yet.
   *
   * @param expectedRows what the server's planner thinks; -1 if it does not know
   */
  default void planned(SortedMap<TableName, Long> expectedRows) {}

  /**
   * How far a table is.
   *
   * @param bytes written so far, before compression; 0 if nothing is written
   */
  default void progressed(TableName table, long rows, long bytes) {}
}
