package dev.stepgate.data.load;

import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import java.util.List;

/**
 * One going through the file of one table.
 *
 * @param columns those that are written, in the file's order
 * @param nulled which of them stay null until all rows are in, since they refer in a circle
 * @param key the columns that tell whether a row is there already; empty if there are none
 */
record Unit(
    Table table,
    SourceTable source,
    Way way,
    List<Column> columns,
    List<String> nulled,
    List<String> key) {

  /** How its rows get into the table. */
  enum Way {
    /** Straight in: there is nothing they could meet. */
    DIRECT,
    /** Beside the table first, and then compared with what is there. */
    COMPARED,
    /** Only the references that were left null, into rows that are in. */
    LINKED
  }

  /** Its name in the ledger. */
  String part() {
    return table.name().schema() + "." + table.name().name() + (way == Way.LINKED ? " links" : "");
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  Unit going(Way other) {
    return new Unit(table, source, other, columns, nulled, key);
  }

  /** Where each written column stands in the file's rows, or -1 where null is written. */
  int[] picked(List<String> file) {
    return columns.stream()
        .mapToInt(column -> staysNull(column) ? -1 : file.indexOf(column.name()))
        .toArray();
  }

  private boolean staysNull(Column column) {
    return way != Way.LINKED && nulled.contains(column.name());
  }
}
