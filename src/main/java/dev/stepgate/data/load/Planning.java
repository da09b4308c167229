package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds out what goes where and in which order, and everything that stands against it. */
final class Planning {
  private final Schema schema;
  private final Map<TableName, Set<String>> required;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param required the columns that have neither a default nor null to fall back on
   */
  Planning(Schema schema, Map<TableName, Set<String>> required) {
    this.schema = schema;
    this.required = required;
  }

  /**
   * The units in the order to load them in.
   *
   * @param checksKeys whether parents must be in before their children
   */
  List<Unit> units(List<SourceTable> sources, boolean checksKeys) throws DataError {
    Map<TableName, Unit> units = new TreeMap<>();
    for (SourceTable source : sources) {
      schema
          .table(source.name())
          .ifPresentOrElse(
              table -> units.put(table.name(), unit(table, source)),
              () -> problems.add(source.place() + ": there is no table " + source.name()));
    }
    if (!problems.isEmpty()) {
      throw new DataError(String.join("; ", problems));
    }
    return new Circles(schema.only(units::containsKey), checksKeys).ordered(units);
  }

  private Unit unit(Table table, SourceTable source) {
    List<Column> written = new ArrayList<>();
    for (String name : source.columns()) {
      table
          .column(name)
          .ifPresentOrElse(
              column -> take(column, written),
              () -> problems.add(place(source) + " has no column " + name));
    }
    for (String name : required.getOrDefault(table.name(), Set.of())) {
      if (!source.columns().contains(name)) {
        problems.add(place(source) + " needs column " + name + ", which the file lacks");
      }
    }
    List<String> key = Staging.key(table, written);
    return new Unit(table, source, Unit.Way.COMPARED, List.copyOf(written), List.of(), key);
  }

  private static void take(Column column, List<Column> written) {
    if (!column.generated()) {
      written.add(column);
    }
  }

  private static String place(SourceTable source) {
    return source.place() + ": table " + source.name();
  }
}
