package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Reads through COPY, which gives every type in the text that reads back the same. */
final class PostgresTableReader implements TableReader {
  /** Money in a form that does not depend on the server; hidden rows are an error, not a gap. */
  private static final String SETTINGS = "set lc_monetary = 'C'; set row_security = off";

  private static final String PARTITIONED =
      "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
          + " where c.relkind = 'p'";

  private final PGConnection connection;
  private final Set<TableName> partitioned;

  private PostgresTableReader(PGConnection connection, Set<TableName> partitioned) {
    this.connection = connection;
    this.partitioned = partitioned;
  }

  static PostgresTableReader on(Connection connection) throws SQLException {
    Set<TableName> partitioned = new HashSet<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
      try (ResultSet result = statement.executeQuery(PARTITIONED)) {
        while (result.next()) {
          partitioned.add(new TableName(result.getString(1), result.getString(2)));
        }
      }
    }
    return new PostgresTableReader(connection.unwrap(PGConnection.class), partitioned);
  }

  @Override
  public Rows read(Table table, List<Column> columns) throws SQLException {
    String copy = "copy (" + query(table, columns) + ") to stdout";
    return new CopyRows(connection.getCopyAPI().copyOut(copy), columns);
  }

  /** Heirs are tables of their own, partitions are not. */
  private String query(Table table, List<Column> columns) {
    String names =
        columns.stream()
            .map(column -> Brand.POSTGRESQL.quoted(column.name()))
            .collect(Collectors.joining(", "));
    String only = partitioned.contains(table.name()) ? "" : "only ";
    return "select %s from %s%s%s"
        .formatted(
            names,
            only,
            table.name().quoted(Brand.POSTGRESQL),
            TableReader.order(table, Brand.POSTGRESQL));
  }
}
