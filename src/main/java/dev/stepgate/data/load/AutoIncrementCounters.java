package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The MySQL family's AUTO_INCREMENT, which mostly follows the rows by itself. */
final class AutoIncrementCounters implements Counters {
  private final Connection connection;
  private final Schema schema;

  AutoIncrementCounters(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  @Override
  public List<String> advance(Set<TableName> tables) throws SQLException {
    if (schema.brand() == Brand.MYSQL) {
      // Otherwise MySQL answers with what was true a day ago.
      Query.run(connection, "/*!80000 set session information_schema_stats_expiry = 0 */");
    }
    List<String> violations = new ArrayList<>();
    for (TableName name : tables) {
      Table table = schema.table(name).orElseThrow();
      for (Column column : table.columns()) {
        if (column.identity() && !advanced(name, column)) {
          violations.add(
              "table " + name + " cannot number new rows beyond column " + column.name());
        }
      }
    }
    return violations;
  }

  private boolean advanced(TableName table, Column column) throws SQLException {
    String last =
        "select coalesce(max("
            + schema.brand().quoted(column.name())
            + "), 0) from "
            + table.quoted(schema.brand());
    BigDecimal greatest = new BigDecimal(Query.text(connection, last));
    if (next(table).compareTo(greatest) > 0) {
      return true;
    }
    Query.run(
        connection,
        "alter table "
            + table.quoted(schema.brand())
            + " auto_increment = "
            + greatest.add(BigDecimal.ONE).toBigInteger());
    return next(table).compareTo(greatest) > 0;
  }

  private BigDecimal next(TableName table) throws SQLException {
    String query =
        "select coalesce(auto_increment, 1) from information_schema.tables"
            + " where table_schema = ? and table_name = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBigDecimal(1);
      }
    }
  }
}
