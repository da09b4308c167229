package dev.stepgate.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drops a database, or one schema of it, and makes it anew and empty.
 *
 * @param schema the schema, or null for the whole database
 * @param owner the new owner, or null for the one it had
 * @param charset the new character set, or null for the one it had
 * @param collation the new collation, or null for the one it had
 */
public record Reset(
    @Nullable String schema,
    @Nullable String owner,
    @Nullable String charset,
    @Nullable String collation) {
  private static final String POSTGRESQL_TABLES =
      "select count(*), coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint from pg_class c"
          + " join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')"
          + " and n.nspname not in ('pg_catalog', 'information_schema')"
          + " and n.nspname not like 'pg_toast%'";
  private static final String MYSQL_TABLES =
      "select count(*), coalesce(sum(table_rows), 0) from information_schema.tables"
          + " where table_schema = database() and table_type = 'BASE TABLE'";

  /** Of a whole database, with what it had. */
  public static Reset whole() {
    return new Reset(null, null, null, null);
  }

  /** What would be lost, in words. */
  public String loss(Database database) throws DataError {
    boolean mysql = database.brand().isMysqlFamily();
    String query = mysql ? MYSQL_TABLES : POSTGRESQL_TABLES;
    if (schema != null) {
      query += " and n.nspname = '" + schema.replace("'", "''") + "'";
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet counts = statement.executeQuery(query)) {
      counts.next();
      return String.format(
          "%s with %,d tables and about %,d rows",
          schema == null ? "database " + database.address().database() : "schema " + schema,
          counts.getLong(1),
          counts.getLong(2));
    } catch (SQLException failed) {
      if (Database.isMissing(failed)) {
        return "database " + database.address().database() + ", which is not there";
      }
      throw new DataError("cannot see what would be lost: " + Failure.of(failed), failed);
    }
  }

  public void carryOut(Database database, Limit limit, Consumer<String> tell) throws DataError {
    tell.accept("drops " + loss(database));
    try (Connection connection = schema == null ? database.server() : database.connect()) {
      for (String sql : statements(database, connection)) {
        tell.accept(sql);
        try (Statement statement = connection.createStatement()) {
          limit.watched(statement, () -> statement.execute(sql));
        }
      }
    } catch (SQLException failed) {
      throw new DataError("cannot be reset: " + Failure.of(failed), failed);
    }
  }

  private List<String> statements(Database database, Connection connection)
      throws SQLException, DataError {
    if (database.brand().isMysqlFamily()) {
      return mysql(database, connection);
    }
    return schema == null ? postgresql(database, connection) : postgresqlSchema(connection);
  }

  private List<String> mysql(Database database, Connection connection)
      throws SQLException, DataError {
    String name = database.address().database();
    String quoted = database.brand().quoted(name);
    List<String> had =
        row(
            connection,
            "select default_character_set_name, default_collation_name"
                + " from information_schema.schemata where schema_name = "
                + literal(name),
            2);
    StringBuilder create = new StringBuilder("create database " + quoted);
    String wanted = charset != null ? charset : had.isEmpty() ? "utf8mb4" : had.get(0);
    create.append(" character set ").append(word(wanted));
    if (collation != null) {
      create.append(" collate ").append(word(collation));
    } else if (charset == null && !had.isEmpty()) {
      create.append(" collate ").append(word(had.get(1)));
    }
    return List.of("drop database if exists " + quoted, create.toString());
  }

  private List<String> postgresql(Database database, Connection connection)
      throws SQLException, DataError {
    String name = database.address().database();
    String quoted = Brand.POSTGRESQL.quoted(name);
    List<String> had =
        row(
            connection,
            "select pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate"
                + " from pg_database where datname = "
                + literal(name),
            3);
    List<String> statements = new ArrayList<>();
    statements.add("drop database if exists " + quoted + " with (force)");
    StringBuilder create = new StringBuilder("create database " + quoted + " template template0");
    option(create, "owner", owner != null ? Brand.POSTGRESQL.quoted(owner) : quotedOwner(had));
    option(create, "encoding", charset != null ? literal(charset) : text(had, 1));
    option(create, "locale", collation != null ? literal(collation) : text(had, 2));
    statements.add(create.toString());
    return statements;
  }

  private List<String> postgresqlSchema(Connection connection) throws SQLException, DataError {
    String name = String.valueOf(schema);
    String quoted = Brand.POSTGRESQL.quoted(name);
    List<String> had =
        row(
            connection,
            "select pg_get_userbyid(nspowner) from pg_namespace where nspname = " + literal(name),
            1);
    String create = "create schema " + quoted;
    String wanted = owner != null ? Brand.POSTGRESQL.quoted(owner) : quotedOwner(had);
    return List.of(
        "drop schema if exists " + quoted + " cascade",
        wanted == null ? create : create + " authorization " + wanted);
  }

  private static void option(StringBuilder create, String word, @Nullable String value) {
    if (value != null) {
      create.append(' ').append(word).append(' ').append(value);
    }
  }

  private static @Nullable String quotedOwner(List<String> had) {
    return had.isEmpty() ? null : Brand.POSTGRESQL.quoted(had.get(0));
  }

  private static @Nullable String text(List<String> had, int index) throws DataError {
    return had.isEmpty() ? null : literal(had.get(index));
  }

  private static List<String> row(Connection connection, String query, int columns)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> row = new ArrayList<>();
      if (result.next()) {
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
      }
      return row;
    }
  }

  private static String literal(String text) throws DataError {
    if (text.indexOf('\\') >= 0) {
      throw new DataError("no backslash may stand in " + text);
    }
    return "'" + text.replace("'", "''") + "'";
  }

  private static String word(String text) throws DataError {
    if (!text.matches("[A-Za-z0-9_]+")) {
      throw new DataError("no name of a character set: " + text);
    }
    return text;
  }
}
