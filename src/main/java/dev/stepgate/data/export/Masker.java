package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.ExportFolder;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.util.Set;

/** Decides what becomes of each column on its way out. */
@FunctionalInterface
public interface Masker {
  /** All as it is. */
  Masker NONE = (schema, exported) -> Changes.NONE;

  /** Asked before the first row is read, so that it can refuse what it has no rule for. */
  Changes fit(Schema schema, Set<TableName> exported) throws DataError;

  /** Called when all rows are written, to put beside them what tells how they were changed. */
  default void finish(ExportFolder folder) throws DataError, IOException {}
}
