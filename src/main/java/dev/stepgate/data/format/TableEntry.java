package dev.stepgate.data.format;

import dev.stepgate.data.schema.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table that was exported.
 *
 * @param model what the files call it
 * @param pk the column that fixtures write as {@code pk}; null if the key is none or several
 * @param checksum over the values of all rows, whatever their order
 * @param file the name of the file that holds its rows
 * @param columns in the order of the checksum
 */
public record TableEntry(
    String schema,
    String table,
    String model,
    @Nullable String pk,
    long rows,
    String checksum,
    String file,
    List<ColumnEntry> columns) {
  public TableEntry {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(checksum, "checksum");
    Objects.requireNonNull(file, "file");
    columns = List.copyOf(columns);
  }

  public TableName name() {
    return new TableName(schema, table);
  }
}
