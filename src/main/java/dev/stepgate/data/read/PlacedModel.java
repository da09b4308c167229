package dev.stepgate.data.read;

import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model with the places of its fields.
 *
 * @param name the table's
 * @param table null if the target has none of that name
 * @param unknown fields that are neither column nor list
 * @param numbered whether objects without pk are given one
 */
record PlacedModel(
    Surveyed objects,
    TableName name,
    @Nullable Table table,
    List<Placed> columns,
    List<Join> joins,
    List<String> unknown,
    boolean numbered) {

  Optional<Placed> placed(String column) {
    return columns.stream().filter(placed -> placed.column().name().equals(column)).findFirst();
  }

  /** The column of a primary key that is one column. */
  static Optional<String> key(Table table) {
    return table.primaryKey().size() == 1
        ? Optional.of(table.primaryKey().get(0))
        : Optional.empty();
  }
}
