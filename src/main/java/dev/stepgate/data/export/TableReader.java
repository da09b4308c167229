package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Reads a table's rows as exact text. */
public interface TableReader {
  /**
   * Begins to read, in the order of the primary key if there is one; nothing else can be done with
   * the connection until the rows are closed.
   */
  Rows read(Table table, List<Column> columns) throws SQLException;

  /** The same in any order, which is quicker. */
  Rows readUnordered(Table table, List<Column> columns) throws SQLException;

  /** How many rows there are, counted. */
  long count(Table table) throws SQLException;

  /** A reader on a connection that {@link dev.stepgate.data.Database#connect} has opened. */
  static TableReader on(Connection connection, Brand brand) throws SQLException {
    return brand == Brand.POSTGRESQL
        ? PostgresTableReader.on(connection)
        : new MysqlTableReader(connection, brand);
  }

  /** The query, in the order of the primary key. */
  static String ordered(String query, Table table, Brand brand) {
    List<String> key = table.primaryKey().stream().map(brand::quoted).toList();
    return key.isEmpty() ? query : query + " order by " + String.join(", ", key);
  }

  /** The first number of the answer. */
  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
