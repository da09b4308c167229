package dev.stepgate.data.load;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LOAD DATA LOCAL, whose warnings are failures: by itself it passes over bad rows and values. */
final class LoadDataInlet implements Inlet {
  private final Brand brand;

  LoadDataInlet(Brand brand) {
    this.brand = brand;
  }

  @Override
  public RowText text(Place place, List<Column> columns) {
    return new CopyText(place, columns, brand);
  }

  @Override
  public long write(Connection connection, Chunk chunk, String table, List<Column> columns)
      throws SQLException {
    RuntimeProperty<Boolean> sending =
        connection
            .unwrap(JdbcConnection.class)
            .getPropertySet()
            .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
    try (Statement statement = connection.createStatement()) {
      Bytes text = chunk.text();
      statement
          .unwrap(JdbcStatement.class)
          .setLocalInfileInputStream(new ByteArrayInputStream(text.array(), 0, text.length()));
      sending.setValue(true);
      long rows = statement.executeLargeUpdate(command(table, columns));
      mustBeSilent(statement.getWarnings());
      return rows;
    } catch (SQLException failed) {
      throw RefusedRows.after(0, failed);
    } finally {
      // A server may ask for a file in answer to anything, and gets none.
      sending.setValue(false);
    }
  }

  private static void mustBeSilent(@Nullable SQLWarning warning) throws SQLException {
    if (warning != null) {
      throw new SQLException(warning.getMessage(), warning.getSQLState(), warning.getErrorCode());
    }
  }

  private String command(String table, List<Column> columns) {
    List<Column> computed = computed(columns);
    return "load data local infile 'stepgate' into table "
        + table
        + " character set utf8mb4 fields terminated by '\\t' escaped by '\\\\'"
        + " lines terminated by '\\n' ("
        + Names.each(
            columns,
            ", ",
            column ->
                computed.contains(column) ? variable(columns, column) : brand.quoted(column.name()))
        + ")"
        + (computed.isEmpty() ? "" : " set ")
        + Names.each(
            computed, ", ", column -> brand.quoted(column.name()) + " = " + value(columns, column));
  }

  /**
   * The columns that are set from variables. Where any is, the numbered one has to be, too:
   * otherwise the server forgets that it was given, and numbers a zero anew.
   */
  private List<Column> computed(List<Column> columns) {
    return columns.stream().noneMatch(this::isBytes)
        ? List.of()
        : columns.stream().filter(column -> isBytes(column) || column.identity()).toList();
  }

  private String value(List<Column> columns, Column column) {
    String variable = variable(columns, column);
    return isBytes(column) ? "unhex(" + variable + ")" : variable;
  }

  private boolean isBytes(Column column) {
    return Form.of(column, brand) == Form.BYTES;
  }

  private static String variable(List<Column> columns, Column column) {
    return "@stepgate_" + columns.indexOf(column);
  }
}
