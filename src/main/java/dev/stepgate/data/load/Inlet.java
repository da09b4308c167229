package dev.stepgate.data.load;

import dev.stepgate.data.schema.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A server's way of taking many rows at once. */
interface Inlet {
  RowText text(Place place, List<Column> columns);

  /**
   * Writes all rows or fails; commits nothing.
   *
   * @param table its name as it stands in SQL
   * @return how many rows the server took
   */
  long write(Connection connection, Chunk chunk, String table, List<Column> columns)
      throws SQLException;
}
