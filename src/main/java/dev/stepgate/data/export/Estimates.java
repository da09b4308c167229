package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows the server's planner thinks there are, which costs nothing to ask. */
public final class Estimates {
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

  /** -1 for a table that the planner knows nothing of. */
  public static SortedMap<TableName, Long> of(
      Set<TableName> tables, Connection connection, Brand brand) throws SQLException {
    SortedMap<TableName, Long> rows = new TreeMap<>();
    tables.forEach(table -> rows.put(table, -1L));
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(brand == Brand.POSTGRESQL ? POSTGRESQL : MYSQL)) {
      while (result.next()) {
        long estimate = result.getLong(3);
        rows.computeIfPresent(
            new TableName(result.getString(1), result.getString(2)), (name, none) -> estimate);
      }
    }
    return rows;
  }
}
