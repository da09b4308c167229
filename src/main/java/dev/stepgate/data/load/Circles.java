package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order of tables where the server checks each row: references in a circle are left null first.
 */
final class Circles {
  private final Schema schema;
  private final boolean checksKeys;
  private final Map<TableName, List<String>> nulled = new TreeMap<>();

  Circles(Schema schema, boolean checksKeys) {
    this.schema = schema;
    this.checksKeys = checksKeys;
  }

  List<Unit> ordered(Map<TableName, Unit> units) throws DataError {
    if (!checksKeys) {
      return inOrder(schema.loadOrder(), units);
    }
    List<List<TableName>> groups = opened().loadOrder();
    for (List<TableName> group : groups) {
      if (group.size() > 1) {
        throw closed(group);
      }
    }
    return inOrder(groups, units);
  }

  private List<Unit> inOrder(List<List<TableName>> groups, Map<TableName, Unit> units) {
    return groups.stream().flatMap(List::stream).map(name -> broken(units.get(name))).toList();
  }

  private Unit broken(Unit unit) {
    List<String> columns = nulled.getOrDefault(unit.table().name(), List.of());
    List<String> written = unit.names().stream().filter(columns::contains).toList();
    return new Unit(unit.table(), unit.source(), unit.way(), unit.columns(), written, unit.key());
  }

  /** The schema without the keys that can be left null. */
  private Schema opened() throws DataError {
    SortedMap<TableName, Table> tables = new TreeMap<>(schema.tables());
    for (List<TableName> group : schema.loadOrder()) {
      for (TableName name : group) {
        tables.put(name, opened(schema.tables().get(name), group));
      }
    }
    return new Schema(schema.brand(), tables, schema.sequences());
  }

  private Table opened(Table table, List<TableName> group) throws DataError {
    List<ForeignKey> kept = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      if (!group.contains(key.target())) {
        kept.add(key);
      } else if (!leftNull(table, key)) {
        if (key.target().equals(table.name())) {
          throw closed(List.of(table.name()));
        }
        kept.add(key);
      }
    }
    return new Table(table.name(), table.columns(), table.primaryKey(), table.uniqueKeys(), kept);
  }

  private boolean leftNull(Table table, ForeignKey key) {
    List<String> columns =
        key.columns().stream().filter(name -> table.column(name).orElseThrow().nullable()).toList();
    if (columns.isEmpty() || table.primaryKey().isEmpty()) {
      return false;
    }
    nulled.computeIfAbsent(table.name(), name -> new ArrayList<>()).addAll(columns);
    return true;
  }

  private static DataError closed(List<TableName> group) {
    return new DataError(
        "the rows of "
            + Names.each(group, ", ", TableName::toString)
            + " refer to each other by columns that cannot be null, so they can only be written by"
            + " a user who may turn off the checks: as a superuser, grant set on parameter"
            + " session_replication_role to this user");
  }
}
