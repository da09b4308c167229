package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What belongs to the data of a database, and no export holds. */
final class LeftOut {
  private static final String LARGE_OBJECTS =
      "select '', count(*) from pg_largeobject_metadata having count(*) > 0";

  private static final String VERSIONED =
      "select table_schema, table_name from information_schema.tables"
          + " where table_type = 'SYSTEM VERSIONED' order by 1, 2";

  private LeftOut() {}

  /** One line for each. */
  static List<String> of(Connection connection, Brand brand, Set<TableName> exported)
      throws SQLException {
    List<String> notices = new ArrayList<>();
    if (brand == Brand.MYSQL) {
      return notices;
    }
    boolean postgres = brand == Brand.POSTGRESQL;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(postgres ? LARGE_OBJECTS : VERSIONED)) {
      while (result.next()) {
        if (postgres) {
          notices.add("the " + result.getString(2) + " large objects are not exported");
        } else if (exported.contains(new TableName(result.getString(1), result.getString(2)))) {
          notices.add("table " + result.getString(2) + ": its history is not exported");
        }
      }
    }
    return notices;
  }
}
