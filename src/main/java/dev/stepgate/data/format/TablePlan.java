package dev.stepgate.data.format;

import dev.stepgate.data.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table will stand in the files.
 *
 * @param file the name of its file
 * @param joins whether it does nothing but join two tables
 */
public record TablePlan(
    Table table,
    String model,
    @Nullable String pk,
    String file,
    boolean joins,
    List<ColumnEntry> columns) {

  public TableEntry entry(Checksum checksum) {
    return new TableEntry(
        table.name().schema(),
        table.name().name(),
        model,
        pk,
        checksum.rows(),
        checksum.hex(),
        file,
        columns);
  }
}
