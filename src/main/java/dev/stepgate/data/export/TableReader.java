package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads a table's rows as exact text, in the order of the primary key where there is one. */
public interface TableReader {
  /** Begins to read; nothing else can be done with the connection until the rows are closed. */
  Rows read(Table table, List<Column> columns) throws SQLException;

  /** A reader on a connection that {@link dev.stepgate.data.Database#connect} has opened. */
  static TableReader on(Connection connection, Brand brand) throws SQLException {
    return brand == Brand.POSTGRESQL
        ? PostgresTableReader.on(connection)
        : new MysqlTableReader(connection, brand);
  }

  /** The end of a query that wants the order of the primary key. */
  static String order(Table table, Brand brand) {
    if (table.primaryKey().isEmpty()) {
      return "";
    }
    return " order by "
        + String.join(", ", table.primaryKey().stream().map(brand::quoted).toList());
  }
}
