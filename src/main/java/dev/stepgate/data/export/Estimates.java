package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** How many rows the server's planner thinks there are, which costs nothing to ask. */
final class Estimates {
  /** A partitioned table's own estimate is not kept up; its partitions' are. */
  private static final String POSTGRESQL =
      """
      select n.nspname, c.relname,
             case when c.relkind = 'p'
                  then (select coalesce(sum(greatest(l.reltuples, 0)), 0)
                        from pg_partition_tree(c.oid) p join pg_class l on l.oid = p.relid
                        where p.isleaf)
                  else c.reltuples end::bigint
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
      """;

  private static final String MYSQL =
      "select table_schema, table_name, coalesce(table_rows, -1) from information_schema.tables"
          + " where table_type in ('BASE TABLE', 'SYSTEM VERSIONED')";

  private Estimates() {}

  static Map<TableName, Long> read(Connection connection, Brand brand) throws SQLException {
    Map<TableName, Long> rows = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(brand == Brand.POSTGRESQL ? POSTGRESQL : MYSQL)) {
      while (result.next()) {
        rows.put(new TableName(result.getString(1), result.getString(2)), result.getLong(3));
      }
    }
    return rows;
  }
}
