package dev.stepgate.data.convert;

import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import java.util.List;

/**
 * A table that is written.
 *
 * @param columns those that the source has and the server does not compute
 * @param later those that are set once all rows are in, since they refer in a circle
 * @param unchecked whether its keys can only be looked at after all rows are in
 */
record SqlTable(
    Table table, SourceTable source, List<Column> columns, List<String> later, boolean unchecked) {

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
