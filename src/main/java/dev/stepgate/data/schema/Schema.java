package dev.stepgate.data.schema;

import dev.stepgate.data.Brand;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The tables of a database and what numbers their rows, at one moment. */
public record Schema(Brand brand, SortedMap<TableName, Table> tables, List<Sequence> sequences) {
  public Schema {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    sequences = List.copyOf(sequences);
  }

  public Optional<Table> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The same without the tables that are not wanted; keys to those stay. */
  public Schema only(Predicate<TableName> wanted) {
    SortedMap<TableName, Table> kept = new TreeMap<>(tables);
    kept.keySet().removeIf(wanted.negate());
    return new Schema(
        brand, kept, sequences.stream().filter(each -> kept.containsKey(each.table())).toList());
  }

  /**
   * Parents before their children; tables that refer to each other in a circle stand in one group.
   */
  public List<List<TableName>> loadOrder() {
    return new LoadOrder(tables).groups();
  }

  /** SHA-256 over everything that decides which rows fit in; equal wherever the schema is. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
