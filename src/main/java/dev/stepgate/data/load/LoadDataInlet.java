package dev.stepgate.data.load;

import com.mysql.cj.jdbc.JdbcStatement;
import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;

/** LOAD DATA LOCAL, whose warnings are failures: by itself it passes over bad rows and values. */
final class LoadDataInlet implements Inlet {
  private final Brand brand;

  LoadDataInlet(Brand brand) {
    this.brand = brand;
  }

  @Override
  public RowText text(String place, List<Column> columns) {
    return new CopyText(place, columns, brand);
  }

  @Override
  public long write(Connection connection, Chunk chunk, String table, List<Column> columns)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Bytes text = chunk.text();
      statement
          .unwrap(JdbcStatement.class)
          .setLocalInfileInputStream(new ByteArrayInputStream(text.array(), 0, text.length()));
      long rows = statement.executeLargeUpdate(command(table, columns));
      SQLWarning warning = statement.getWarnings();
      if (warning != null) {
        throw new SQLException(warning.getMessage(), warning.getSQLState(), warning.getErrorCode());
      }
      return rows;
    }
  }

  private String command(String table, List<Column> columns) {
    String bytes =
        Names.each(
            columns.stream().filter(this::isBytes).toList(),
            ", ",
            column -> brand.quoted(column.name()) + " = unhex(" + variable(columns, column) + ")");
    return "load data local infile 'stepgate' into table "
        + table
        + " character set utf8mb4 fields terminated by '\\t' escaped by '\\\\'"
        + " lines terminated by '\\n' ("
        + Names.each(
            columns,
            ", ",
            column -> isBytes(column) ? variable(columns, column) : brand.quoted(column.name()))
        + ")"
        + (bytes.isEmpty() ? "" : " set " + bytes);
  }

  private boolean isBytes(Column column) {
    return Form.of(column, brand) == Form.BYTES;
  }

  private static String variable(List<Column> columns, Column column) {
    return "@stepgate_" + columns.indexOf(column);
  }
}
