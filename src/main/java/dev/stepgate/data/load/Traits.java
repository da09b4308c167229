package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tables that need another treatment than most.
 *
 * @param ancestors others inherit from them, and their names alone mean the rows of those, too
 * @param versioned they keep their history, and take no TRUNCATE
 * @param lasting what is written to them cannot be undone, as their engine has no transactions
 */
record Traits(Set<TableName> ancestors, Set<TableName> versioned, Set<TableName> lasting) {
  private static final String ANCESTORS =
      "select distinct n.nspname, c.relname from pg_inherits i"
          + " join pg_class c on c.oid = i.inhparent join pg_namespace n on n.oid = c.relnamespace"
          + " where c.relkind = 'r'";

  private static final String VERSIONED =
      "select table_schema, table_name from information_schema.tables"
          + " where table_schema = database() and table_type = 'SYSTEM VERSIONED'";

  private static final String LASTING =
      "select t.table_schema, t.table_name from information_schema.tables t"
          + " join information_schema.engines e on e.engine = t.engine"
          + " where t.table_schema = database() and coalesce(e.transactions, 'NO') <> 'YES'";

  static Traits of(Brand brand, Connection connection) throws SQLException {
    return brand == Brand.POSTGRESQL
        ? new Traits(Query.tables(connection, ANCESTORS), Set.of(), Set.of())
        : new Traits(
            Set.of(),
            brand == Brand.MARIADB ? Query.tables(connection, VERSIONED) : Set.of(),
            Query.tables(connection, LASTING));
  }
}
