package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** INSERTs of many rows, for the MySQL family where LOAD DATA LOCAL is not allowed. */
final class InsertInlet implements Inlet {
  private final Brand brand;
  private final int limit;

  /**
   * @param limit the most bytes of one statement, unless a single row is longer
   */
  InsertInlet(Brand brand, int limit) {
    this.brand = brand;
    this.limit = limit;
  }

  @Override
  public RowText text(Place place, List<Column> columns) {
    return new InsertText(place, columns, brand);
  }

  @Override
  public long write(Connection connection, Chunk chunk, String table, List<Column> columns)
      throws SQLException {
    String start = "insert into " + table + " (" + Names.list(brand, columns) + ") values ";
    try (Statement statement = connection.createStatement()) {
      // The text is final: nothing in it is a JDBC escape.
      statement.setEscapeProcessing(false);
      long rows = 0;
      for (int first = 0; first < chunk.rows(); ) {
        int end = end(chunk, first);
        rows += inserted(statement, start, chunk, first, end);
        first = end;
      }
      return rows;
    }
  }

  private int end(Chunk chunk, int first) {
    int from = start(chunk, first);
    int end = first + 1;
    while (end < chunk.rows() && chunk.ends()[end] - from <= limit) {
      end++;
    }
    return end;
  }

  private static long inserted(Statement statement, String start, Chunk chunk, int first, int end)
      throws SQLException {
    int from = start(chunk, first) + 1;
    int length = chunk.ends()[end - 1] - from;
    String rows = new String(chunk.text().array(), from, length, StandardCharsets.UTF_8);
    try {
      return statement.executeLargeUpdate(start + rows);
    } catch (SQLException failed) {
      throw RefusedRows.after(first, failed);
    }
  }

  private static int start(Chunk chunk, int row) {
    return row == 0 ? 0 : chunk.ends()[row - 1];
  }
}
