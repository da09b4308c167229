package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to the tables of one database. */
public interface Changes {
  /** All as it is. */
  Changes NONE = (table, columns) -> RowChange.NONE;

  /** The change for a table's rows; asked by the thread that will use it. */
  RowChange change(Table table, List<Column> columns) throws DataError;

  /** Whether a column travels at all. */
  default boolean keeps(Table table, Column column) {
    return true;
  }

  /** The rule that changes a column, for the manifest, or null. */
  default @Nullable String rule(Table table, Column column) {
    return null;
  }
}
