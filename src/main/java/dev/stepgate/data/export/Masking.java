package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of each column on its way out. */
public interface Masking {
  /** All as it is. */
  Masking NONE = (table, columns) -> RowChange.NONE;

  /** The change for a table's rows; asked for each table by the thread that reads it. */
  RowChange change(Table table, List<Column> columns) throws DataError;

  /** Told what will be exported before a row is read, so that it can refuse. */
  default void prepare(Schema exported) throws DataError {}

  /** Whether a column travels at all. */
  default boolean keeps(Table table, Column column) {
    return true;
  }

  /** The rule that changes a column, for the manifest, or null. */
  default @Nullable String rule(Table table, Column column) {
    return null;
  }
}
