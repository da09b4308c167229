package dev.stepgate.data.mask;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table with the columns in which text can hide. */
record ScannedTable(TableName name, List<Column> columns) {
  private static final String POSTGRES =
      """
      select n.nspname, c.relname, a.attname, t.typname = 'bytea'
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and a.attnum > 0 and not a.attisdropped
        and t.typname not in ('int2', 'int4', 'int8', 'oid', 'numeric', 'float4', 'float8', 'bool',
          'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval', 'bit', 'varbit', 'money')
      order by 1, 2, a.attnum""";
  private static final String MYSQL =
      """
      select c.table_schema, c.table_name, c.column_name,
        c.data_type like '%blob' or c.data_type like '%binary'
      from information_schema.columns c
      join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = database() and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
        and c.data_type not in ('tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal',
          'float', 'double', 'bit', 'year', 'date', 'time', 'datetime', 'timestamp')
      order by 1, 2, c.ordinal_position""";

  /** A column, and whether it holds bytes. */
  record Column(String name, boolean binary) {}

  static List<ScannedTable> all(Connection connection, Brand brand) throws SQLException {
    Map<TableName, List<Column>> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(brand.isMysqlFamily() ? MYSQL : POSTGRES)) {
      while (found.next()) {
        tables
            .computeIfAbsent(
                new TableName(found.getString(1), found.getString(2)), none -> new ArrayList<>())
            .add(new Column(found.getString(3), found.getBoolean(4)));
      }
    }
    List<ScannedTable> all = new ArrayList<>();
    tables.forEach((name, columns) -> all.add(new ScannedTable(name, columns)));
    return all;
  }

  String query(Brand brand) {
    return columns.stream()
        .map(column -> brand.quoted(column.name) + (isText(column, brand) ? "::text" : ""))
        .collect(Collectors.joining(", ", "select ", " from " + from(brand)));
  }

  private static boolean isText(Column column, Brand brand) {
    return brand == Brand.POSTGRESQL && !column.binary;
  }

  /** Heirs are tables of their own, and scanned as such. */
  private String from(Brand brand) {
    return (brand == Brand.POSTGRESQL ? "only " : "") + name.quoted(brand);
  }
}
