package dev.stepgate.data.export;

import dev.stepgate.data.format.TableEntry;

/** Told how far an export is. */
public interface ExportListener extends ReadListener {
  ExportListener NONE = new ExportListener() {};

  /** All rows of a table are written. */
  default void finished(TableEntry table) {}

  /** Something of the database that an export does not hold. */
  default void noticed(String notice) {}
}
