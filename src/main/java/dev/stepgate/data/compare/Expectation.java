package dev.stepgate.data.compare;

import dev.stepgate.data.Identity;
import dev.stepgate.data.export.Reporter;
import dev.stepgate.data.export.TableTask;
import dev.stepgate.data.format.ColumnEntry;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A manifest's tables under the names that they have in one database. */
final class Expectation {
  private final SortedMap<TableName, TableEntry> expected = new TreeMap<>();
  private final Schema schema;

  Expectation(Manifest manifest, Identity database, Schema schema) {
    manifest.tables().forEach(table -> expected.put(manifest.nameIn(database, table), table));
    this.schema = schema;
  }

  Set<TableName> present() {
    return schema.only(expected::containsKey).tables().keySet();
  }

  List<TableTask<Found>> counts() {
    return present().stream()
        .<TableTask<Found>>map(name -> new TableCount(schema.tables().get(name)))
        .toList();
  }

  /** A table without one of the columns cannot be the same, so it need not be read. */
  List<TableTask<Found>> proofs(Reporter reporter) {
    return present().stream()
        .filter(name -> missing(name).isEmpty())
        .<TableTask<Found>>map(
            name -> new TableProof(schema.tables().get(name), columns(name), reporter))
        .toList();
  }

  private List<Column> columns(TableName name) {
    Table table = schema.tables().get(name);
    return expected.get(name).columns().stream()
        .map(column -> table.column(column.column()).orElseThrow())
        .toList();
  }

  List<Difference> differences(List<Found> found) {
    Map<TableName, Found> byTable =
        found.stream().collect(Collectors.toMap(Found::table, Function.identity()));
    List<Difference> differences = new ArrayList<>();
    for (TableName name : expected.keySet()) {
      if (schema.table(name).isEmpty()) {
        differences.add(new Difference(name, "table", "present", "missing"));
        continue;
      }
      for (String column : missing(name)) {
        differences.add(new Difference(name, "column " + column, "present", "missing"));
      }
      Optional.ofNullable(byTable.get(name)).ifPresent(each -> compare(each, differences));
    }
    return differences;
  }

  private void compare(Found found, List<Difference> differences) {
    TableEntry entry = expected.get(found.table());
    if (found.rows() != entry.rows()) {
      differences.add(
          new Difference(
              found.table(), "rows", String.valueOf(entry.rows()), String.valueOf(found.rows())));
    } else if (found.checksum() != null && !found.checksum().equals(entry.checksum())) {
      differences.add(
          new Difference(found.table(), "checksum", entry.checksum(), found.checksum()));
    }
  }

  private List<String> missing(TableName name) {
    Table table = schema.tables().get(name);
    return expected.get(name).columns().stream()
        .map(ColumnEntry::column)
        .filter(column -> table.column(column).isEmpty())
        .toList();
  }
}
