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
import org.postgresql.copy.CopyManager;

/** Reads through COPY, which gives every type in the text that reads back the same. */
final class PostgresTableReader implements TableReader {
  /** Money in a form that does not depend on the server; hidden rows are an error, not a gap. */
  private static final String SETTINGS = "set lc_monetary = 'C'; set row_security = off";

  private static final String PARTITIONED =
      "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
          + " where c.relkind = 'p'";

  private final Connection connection;
  private final Set<TableName> partitioned;

  private PostgresTableReader(Connection connection, Set<TableName> partitioned) {
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
    return new PostgresTableReader(connection, partitioned);
  }

  @Override
  public Rows read(Table table, List<Column> columns) throws SQLException {
    String query = TableReader.ordered(query(table, columns), table, Brand.POSTGRESQL);
    return copied(query, columns);
  }

  @Override
  public Rows readUnordered(Table table, List<Column> columns) throws SQLException {
    return copied(query(table, columns), columns);
  }

  @Override
  public long count(Table table) throws SQLException {
    return TableReader.number(connection, "select count(*) from " + name(table));
  }

  private Rows copied(String query, List<Column> columns) throws SQLException {
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    return new CopyRows(copies.copyOut("copy (" + query + ") to stdout"), columns);
  }

  private String query(Table table, List<Column> columns) {
    String names =
        columns.stream().map(PostgresTableReader::expression).collect(Collectors.joining(", "));
    return "select " + names + " from " + name(table);
  }

  /** On its own way out, XML loses the encoding that it declares. */
  private static String expression(Column column) {
    String name = Brand.POSTGRESQL.quoted(column.name());
    return column.type().equals("xml") ? name + "::text" : name;
  }

  /** Heirs are tables of their own, partitions are not. */
  private String name(Table table) {
    String name = table.name().quoted(Brand.POSTGRESQL);
    return partitioned.contains(table.name()) ? name : "only " + name;
  }
}
