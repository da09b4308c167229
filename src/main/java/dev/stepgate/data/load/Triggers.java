package dev.stepgate.data.load;

import dev.stepgate.data.schema.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Triggers that fire for rows that are imported, and may do something of their own with them. */
final class Triggers {
  /** A superuser's import fires those only that are there for it. */
  private static final String POSTGRESQL =
      "select n.nspname, c.relname, t.tgname from pg_trigger t"
          + " join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace"
          + " where not t.tgisinternal and t.tgparentid = 0 and t.tgtype & 20 > 0"
          + " and (t.tgenabled = 'A' or t.tgenabled = case"
          + " when current_setting('session_replication_role') = 'replica' then 'R' else 'O' end)"
          + " order by 1, 2, 3";

  private static final String MYSQL =
      "select event_object_schema, event_object_table, trigger_name"
          + " from information_schema.triggers where event_object_schema = database()"
          + " and event_manipulation <> 'DELETE' order by 1, 2, 3";

  private Triggers() {}

  /** One line for each. */
  static List<String> firing(Session session, Set<TableName> tables) throws SQLException {
    List<String> firing = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet result =
            statement.executeQuery(session.brand().isMysqlFamily() ? MYSQL : POSTGRESQL)) {
      while (result.next()) {
        TableName table = new TableName(result.getString(1), result.getString(2));
        if (tables.contains(table)) {
          firing.add(
              "table "
                  + table
                  + ": trigger "
                  + result.getString(3)
                  + " fires for each row that is imported");
        }
      }
    }
    return firing;
  }
}
