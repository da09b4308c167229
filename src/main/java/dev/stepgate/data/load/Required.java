package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The columns that every row must have a value for. */
final class Required {
  private static final String QUERY =
      "select table_schema, table_name, column_name from information_schema.columns"
          + " where is_nullable = 'NO' and column_default is null";

  private Required() {}

  static Map<TableName, Set<String>> columns(Connection connection, Schema schema)
      throws SQLException {
    // A type of somebody's own may bring a default of its own.
    String query = QUERY + (schema.brand() == Brand.POSTGRESQL ? " and domain_name is null" : "");
    Map<TableName, Set<String>> required = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        TableName name = new TableName(result.getString(1), result.getString(2));
        add(schema, name, result.getString(3), required);
      }
    }
    return required;
  }

  private static void add(
      Schema schema, TableName name, String column, Map<TableName, Set<String>> required) {
    boolean given =
        schema
            .table(name)
            .flatMap((Table table) -> table.column(column))
            .filter(Required::isGiven)
            .isPresent();
    if (given) {
      required.computeIfAbsent(name, table -> new TreeSet<>()).add(column);
    }
  }

  private static boolean isGiven(Column column) {
    return !column.generated() && !column.identity();
  }
}
