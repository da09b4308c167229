package dev.stepgate.data.mask;

import dev.stepgate.data.schema.TableName;

/** A column of one table. */
record ColumnName(TableName table, String column) implements Comparable<ColumnName> {
  @Override
  public int compareTo(ColumnName other) {
    int tables = table.compareTo(other.table);
    return tables != 0 ? tables : column.compareTo(other.column);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
