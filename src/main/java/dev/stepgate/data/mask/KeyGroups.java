package dev.stepgate.data.mask;

import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns that foreign keys tie together: what becomes of one must become of all. */
final class KeyGroups {
  private final Map<ColumnName, Set<ColumnName>> groups = new LinkedHashMap<>();
  private final Map<ColumnName, ColumnName> referredBy = new LinkedHashMap<>();
  private final Map<ColumnName, ColumnName> refersTo = new LinkedHashMap<>();

  KeyGroups(Collection<Table> tables) {
    for (Table table : tables) {
      table.foreignKeys().forEach(key -> tie(table, key));
    }
  }

  /** Each group once. */
  List<Set<ColumnName>> all() {
    List<Set<ColumnName>> all = new ArrayList<>();
    groups.values().stream()
        .filter(group -> all.stream().noneMatch(g -> g == group))
        .forEach(all::add);
    return all;
  }

  /** The column and all that are tied to it. */
  Set<ColumnName> of(ColumnName column) {
    return groups.getOrDefault(column, Set.of(column));
  }

  boolean isReferredTo(ColumnName column) {
    return referredBy.containsKey(column);
  }

  /** One of the columns that this one's values stand in. */
  @Nullable ColumnName referrer(ColumnName column) {
    return referredBy.get(column);
  }

  /** The column whose values stand in this one; itself, if it refers to none. */
  ColumnName target(ColumnName column) {
    return refersTo.getOrDefault(column, column);
  }

  private void tie(Table table, ForeignKey key) {
    for (int i = 0; i < key.columns().size(); i++) {
      ColumnName from = new ColumnName(table.name(), key.columns().get(i));
      ColumnName to = new ColumnName(key.target(), key.targetColumns().get(i));
      referredBy.putIfAbsent(to, from);
      refersTo.putIfAbsent(from, to);
      join(from, to);
    }
  }

  private void join(ColumnName one, ColumnName other) {
    Set<ColumnName> joined = new LinkedHashSet<>(of(one));
    joined.addAll(of(other));
    joined.forEach(column -> groups.put(column, joined));
  }
}
