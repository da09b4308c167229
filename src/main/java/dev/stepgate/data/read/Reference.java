package dev.stepgate.data.read;

import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The column of another table that a column's values stand in. */
record Reference(TableName table, String column) {

  static @Nullable Reference of(Table table, String column) {
    for (ForeignKey key : table.foreignKeys()) {
      if (key.columns().equals(List.of(column))) {
        return new Reference(key.target(), key.targetColumns().get(0));
      }
    }
    return null;
  }
}
