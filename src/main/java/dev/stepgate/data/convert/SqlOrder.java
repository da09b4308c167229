package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parents before their children; what refers in a circle is left null first where it can be. */
final class SqlOrder {
  private final Schema schema;
  private final List<String> problems = new ArrayList<>();
  private final Map<TableName, Set<String>> later = new TreeMap<>();
  private Schema open;

  private SqlOrder(Schema schema) {
    this.schema = schema;
    this.open = schema;
  }

  static List<SqlTable> of(Schema schema, Collection<SourceTable> sources) throws DataError {
    return new SqlOrder(schema).of(sources);
  }

  private List<SqlTable> of(Collection<SourceTable> sources) throws DataError {
    Map<TableName, SourceTable> found = new TreeMap<>();
    for (SourceTable source : sources) {
      if (schema.table(source.name()).isPresent()) {
        found.put(source.name(), source);
      } else {
        problems.add(source.place() + ": there is no table " + source.name());
      }
    }
    Schema chosen = schema.only(found::containsKey);
    List<SqlTable> tables = new ArrayList<>();
    for (List<TableName> group : opened(chosen).loadOrder()) {
      for (TableName name : group) {
        tables.add(table(name, found.get(name), group));
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(String.join("; ", problems));
    }
    return tables;
  }

  /** Without the keys of a circle that can be left null. */
  private Schema opened(Schema chosen) {
    SortedMap<TableName, Table> tables = new TreeMap<>(chosen.tables());
    for (List<TableName> group : chosen.loadOrder()) {
      for (TableName name : group) {
        Table table = tables.get(name);
        List<ForeignKey> kept =
            table.foreignKeys().stream()
                .filter(key -> !group.contains(key.target()) || !leftNull(table, key))
                .toList();
        tables.put(
            name, new Table(name, table.columns(), table.primaryKey(), table.uniqueKeys(), kept));
      }
    }
    open = new Schema(chosen.brand(), tables, chosen.sequences());
    return open;
  }

  private boolean leftNull(Table table, ForeignKey key) {
    List<String> nullable = key.columns().stream().filter(name -> isNullable(table, name)).toList();
    if (nullable.isEmpty() || table.primaryKey().isEmpty()) {
      return false;
    }
    later.computeIfAbsent(table.name(), name -> new TreeSet<>()).addAll(nullable);
    return true;
  }

  private SqlTable table(TableName name, SourceTable source, List<TableName> group) {
    Table table = schema.table(name).orElseThrow();
    List<Column> columns = new ArrayList<>();
    for (String column : source.columns()) {
      table
          .column(column)
          .ifPresentOrElse(
              columns::add,
              () -> problems.add(source.place() + ": table " + name + " has no column " + column));
    }
    columns.removeIf(Column::generated);
    List<String> set =
        later.getOrDefault(name, Set.of()).stream().filter(source.columns()::contains).toList();
    boolean unchecked =
        open.table(name).orElseThrow().foreignKeys().stream()
            .anyMatch(key -> group.contains(key.target()));
    return new SqlTable(table, source, List.copyOf(columns), set, unchecked);
  }

  private static boolean isNullable(Table table, String column) {
    return table.column(column).filter(Column::nullable).isPresent();
  }
}
