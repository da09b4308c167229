package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.TableName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** MariaDB's sequences, where a column takes its default from one. */
final class MariadbSequences implements Counters {
  private static final String DEFAULTS =
      "select table_schema, table_name, column_name,"
          + " substr(column_default, 9, length(column_default) - 9)"
          + " from information_schema.columns"
          + " where table_schema = database() and column_default like 'nextval(%)'";

  private final Connection connection;

  MariadbSequences(Connection connection) {
    this.connection = connection;
  }

  private record Numbered(TableName table, String column, String sequence) {}

  @Override
  public List<String> advance(Set<TableName> tables) throws SQLException {
    List<String> violations = new ArrayList<>();
    for (Numbered numbered : numbered()) {
      if (tables.contains(numbered.table()) && !advanced(numbered)) {
        violations.add(
            "sequence "
                + numbered.sequence()
                + " cannot go beyond column "
                + numbered.column()
                + " of table "
                + numbered.table());
      }
    }
    return violations;
  }

  private List<Numbered> numbered() throws SQLException {
    List<Numbered> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(DEFAULTS)) {
      while (result.next()) {
        TableName table = new TableName(result.getString(1), result.getString(2));
        all.add(new Numbered(table, result.getString(3), result.getString(4)));
      }
    }
    return all;
  }

  private boolean advanced(Numbered numbered) throws SQLException {
    boolean up = Query.number(connection, "select increment from " + numbered.sequence()) > 0;
    String last =
        Query.text(
            connection,
            "select "
                + (up ? "max(" : "min(")
                + Brand.MARIADB.quoted(numbered.column())
                + ") from "
                + numbered.table().quoted(Brand.MARIADB));
    if (last.equals("null")) {
      return true;
    }
    // It never goes back, and what it has cached it forgets.
    Query.text(connection, "select setval(" + numbered.sequence() + ", " + last + ", 1)");
    String next =
        Query.text(connection, "select next_not_cached_value from " + numbered.sequence());
    int compared = new BigDecimal(next).compareTo(new BigDecimal(last));
    return up ? compared > 0 : compared < 0;
  }
}
