package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a streaming result, whose bytes are the server's own text. */
record MysqlTableReader(Connection connection, Brand brand) implements TableReader {
  @Override
  public Rows read(Table table, List<Column> columns) throws SQLException {
    String names = columns.stream().map(this::expression).collect(Collectors.joining(", "));
    String query =
        "select " + names + " from " + table.name().quoted(brand) + TableReader.order(table, brand);
    Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      // The driver's sign for: one row at a time.
      statement.setFetchSize(Integer.MIN_VALUE);
      return new StreamedRows(statement, statement.executeQuery(query), columns);
    } catch (SQLException failed) {
      statement.close();
      throw failed;
    }
  }

  /** A FLOAT is shown with six digits unless it is made a DOUBLE; filled-up zeros are no digits. */
  private String expression(Column column) {
    String name = brand.quoted(column.name());
    if (column.type().startsWith("float")) {
      return name + " * 1e0";
    }
    return column.type().contains("zerofill") ? name + " + 0" : name;
  }
}
