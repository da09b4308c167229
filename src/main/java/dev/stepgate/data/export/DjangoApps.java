package dev.stepgate.data.export;

import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** Asks Django's own table which apps there are. */
final class DjangoApps {
  private static final String TABLE = "django_content_type";

  private DjangoApps() {}

  static Set<String> of(Connection connection, Schema schema) throws SQLException {
    Set<String> apps = new TreeSet<>();
    for (TableName name : schema.tables().keySet()) {
      if (name.name().equals(TABLE)) {
        add(connection, "select distinct app_label from " + name.quoted(schema.brand()), apps);
      }
    }
    return apps;
  }

  private static void add(Connection connection, String query, Set<String> apps)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        apps.add(result.getString(1));
      }
    }
  }
}
