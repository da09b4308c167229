package dev.stepgate.data.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table with what binds its rows.
 *
 * @param primaryKey the columns of the primary key, in its order; empty if there is none
 * @param uniqueKeys the columns of each other unique key
 */
public record Table(
    TableName name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    List<ForeignKey> foreignKeys) {

  public Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  /** The columns that rows are written to. */
  public List<Column> written() {
    return columns.stream().filter(column -> !column.generated()).toList();
  }
}
