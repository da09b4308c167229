package dev.stepgate.data.schema;

import dev.stepgate.data.Brand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads all tables' definitions with a handful of questions, however many tables there are. */
public final class SchemaReader {
  /** What an import remembers in its target is no data of the database. */
  private static final String OWN = "stepgate_load";

  private final Connection connection;
  private final Brand brand;
  private final Catalog catalog;
  private final List<String> schemas;
  private final Map<TableName, List<Column>> columns = new LinkedHashMap<>();
  private final Map<TableName, Map<String, List<String>>> keys = new LinkedHashMap<>();
  private final Map<TableName, String> primaryKeys = new LinkedHashMap<>();
  private final Map<TableName, Map<String, ForeignKey>> foreignKeys = new LinkedHashMap<>();
  private final List<Sequence> sequences = new ArrayList<>();

  private SchemaReader(Connection connection, Brand brand, Collection<String> schemas) {
    this.connection = connection;
    this.brand = brand;
    this.schemas = List.copyOf(schemas);
    this.catalog =
        brand == Brand.POSTGRESQL
            ? new PostgresCatalog()
            : new MysqlCatalog(brand == Brand.MARIADB);
  }

  /** All of the database but what belongs to the server itself. */
  public static Schema read(Connection connection, Brand brand) throws SQLException {
    return read(connection, brand, Set.of());
  }

  /**
   * Reads some schemas only.
   *
   * @param schemas if none, all of a PostgreSQL database or the current database of MySQL
   */
  public static Schema read(Connection connection, Brand brand, Collection<String> schemas)
      throws SQLException {
    return new SchemaReader(connection, brand, schemas).read();
  }

  private Schema read() throws SQLException {
    ask(catalog.columns(), this::column);
    ask(catalog.keys(), this::key);
    ask(catalog.foreignKeys(), this::foreignKey);
    ask(catalog.sequences(), this::sequence);
    SortedMap<TableName, Table> tables = new TreeMap<>();
    columns.keySet().forEach(name -> tables.put(name, table(name)));
    tables.keySet().removeIf(name -> name.name().equals(OWN));
    sequences.removeIf(sequence -> !tables.containsKey(sequence.table()));
    return new Schema(brand, tables, sequences);
  }

  private Table table(TableName name) {
    Map<String, List<String>> unique = new LinkedHashMap<>(keys.getOrDefault(name, Map.of()));
    List<String> primary = unique.remove(primaryKeys.get(name));
    // A key over an expression is no key of the columns.
    unique.values().removeIf(key -> key.contains(null));
    return new Table(
        name,
        List.copyOf(columns.get(name)),
        primary == null ? List.of() : List.copyOf(primary),
        unique.values().stream().map(List::copyOf).toList(),
        foreignKeys.getOrDefault(name, Map.of()).values().stream()
            .map(SchemaReader::copy)
            .toList());
  }

  private static ForeignKey copy(ForeignKey key) {
    return new ForeignKey(
        key.name(), List.copyOf(key.columns()), key.target(), List.copyOf(key.targetColumns()));
  }

  private void column(ResultSet row) throws SQLException {
    long length = row.getLong(6);
    boolean nullable = !row.getBoolean(5);
    boolean generated = row.getBoolean(7);
    boolean identity = row.getBoolean(8);
    Column column =
        new Column(
            row.getString(3),
            row.getString(4),
            catalog.kind(row),
            nullable,
            length > 0 && length < Integer.MAX_VALUE ? Integer.valueOf((int) length) : null,
            generated,
            identity,
            nullable || generated || identity || row.getBoolean(9));
    columns.computeIfAbsent(name(row, 1), name -> new ArrayList<>()).add(column);
  }

  private void key(ResultSet row) throws SQLException {
    TableName table = name(row, 1);
    String key = row.getString(3);
    if (row.getBoolean(4)) {
      primaryKeys.put(table, key);
    }
    keys.computeIfAbsent(table, name -> new LinkedHashMap<>())
        .computeIfAbsent(key, name -> new ArrayList<@Nullable String>())
        .add(row.getString(5));
  }

  private void foreignKey(ResultSet row) throws SQLException {
    String key = row.getString(3);
    TableName target = name(row, 5);
    ForeignKey found =
        foreignKeys
            .computeIfAbsent(name(row, 1), name -> new LinkedHashMap<>())
            .computeIfAbsent(
                key, name -> new ForeignKey(name, new ArrayList<>(), target, new ArrayList<>()));
    found.columns().add(row.getString(4));
    found.targetColumns().add(row.getString(7));
  }

  private void sequence(ResultSet row) throws SQLException {
    sequences.add(new Sequence(name(row, 1), name(row, 3), row.getString(5)));
  }

  private static TableName name(ResultSet row, int first) throws SQLException {
    return new TableName(row.getString(first), row.getString(first + 1));
  }

  private void ask(String question, EachRow each) throws SQLException {
    if (question.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(question.replace("$schemas", condition()))) {
      for (int index = 0; index < schemas.size(); index++) {
        statement.setString(index + 1, schemas.get(index));
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          each.take(result);
        }
      }
    }
  }

  private String condition() {
    if (schemas.isEmpty()) {
      return catalog.usualSchemas();
    }
    String marks = String.join(", ", Collections.nCopies(schemas.size(), "?"));
    return catalog.schemaColumn() + " in (" + marks + ")";
  }

  private interface EachRow {
    void take(ResultSet row) throws SQLException;
  }
}
