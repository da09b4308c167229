package dev.stepgate.data.schema;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The information_schema of MySQL and MariaDB, whose JSON is a LONGTEXT with a check. */
final class MysqlCatalog implements Catalog {
  private static final String COLUMNS =
      """
      select c.table_schema, c.table_name, c.column_name, c.column_type, c.is_nullable = 'NO',
             c.character_maximum_length, coalesce(c.generation_expression, '') <> '',
             c.extra like '%auto_increment%', c.column_default is not null, c.data_type, $isJson
      from information_schema.columns c
      join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
      $checks
      where t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and $schemas
      order by c.table_schema, c.table_name, c.ordinal_position
      """;

  private static final String JSON_CHECKS =
      """
      left join (select distinct constraint_schema, table_name, check_clause
                 from information_schema.check_constraints
                 where check_clause like 'json_valid(%') k
        on k.constraint_schema = c.table_schema and k.table_name = c.table_name
          and k.check_clause = concat('json_valid(`', c.column_name, '`)')
      """;

  private static final String KEYS =
      """
      select c.table_schema, c.table_name, c.index_name, c.index_name = 'PRIMARY', c.column_name
      from information_schema.statistics c
      where c.non_unique = 0 and $schemas
      order by c.table_schema, c.table_name, c.index_name, c.seq_in_index
      """;

  private static final String FOREIGN_KEYS =
      """
      select c.table_schema, c.table_name, c.constraint_name, c.column_name,
             c.referenced_table_schema, c.referenced_table_name, c.referenced_column_name
      from information_schema.key_column_usage c
      where c.referenced_table_name is not null and $schemas
      order by c.table_schema, c.table_name, c.constraint_name, c.ordinal_position
      """;

  private final boolean mariadb;

  MysqlCatalog(boolean mariadb) {
    this.mariadb = mariadb;
  }

  @Override
  public String usualSchemas() {
    return "c.table_schema = database()";
  }

  @Override
  public String schemaColumn() {
    return "c.table_schema";
  }

  @Override
  public String columns() {
    return COLUMNS
        .replace("$isJson", mariadb ? "k.check_clause is not null" : "false")
        .replace("$checks", mariadb ? JSON_CHECKS : "");
  }

  @Override
  public String keys() {
    return KEYS;
  }

  @Override
  public String foreignKeys() {
    return FOREIGN_KEYS;
  }

  @Override
  public String sequences() {
    return "";
  }

  @Override
  public Kind kind(ResultSet column) throws SQLException {
    return column.getBoolean(11) ? Kind.JSON : kind(column.getString(10));
  }

  /** A tinyint(1) can hold 2, so it is a number. */
  private static Kind kind(String type) {
    return switch (type) {
      case "tinyint", "smallint", "mediumint", "int", "bigint" -> Kind.INTEGER;
      case "decimal" -> Kind.DECIMAL;
      case "float", "double" -> Kind.FLOAT;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Kind.TEXT;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit" ->
          Kind.BINARY;
      case "json" -> Kind.JSON;
      case "date" -> Kind.DATE;
      case "time" -> Kind.TIME;
      case "datetime" -> Kind.TIMESTAMP;
      case "timestamp" -> Kind.MOMENT;
      case "uuid" -> Kind.UUID;
      default -> isGeometry(type) ? Kind.BINARY : Kind.OTHER;
    };
  }

  private static boolean isGeometry(String type) {
    return type.startsWith("geom")
        || type.endsWith("point")
        || type.endsWith("linestring")
        || type.endsWith("polygon");
  }
}
