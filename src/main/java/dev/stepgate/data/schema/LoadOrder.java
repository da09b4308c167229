package dev.stepgate.data.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Tarjan's strongly connected components, which come out with the parents first. */
final class LoadOrder {
  private final SortedMap<TableName, Table> tables;
  private final Map<TableName, Integer> numbers = new HashMap<>();
  private final Map<TableName, Integer> lowest = new HashMap<>();
  private final Deque<TableName> open = new ArrayDeque<>();
  private final Set<TableName> closed = new HashSet<>();
  private final List<List<TableName>> groups = new ArrayList<>();

  LoadOrder(SortedMap<TableName, Table> tables) {
    this.tables = tables;
  }

  List<List<TableName>> groups() {
    for (TableName name : tables.keySet()) {
      if (!numbers.containsKey(name)) {
        visit(name);
      }
    }
    return List.copyOf(groups);
  }

  private void visit(TableName name) {
    int number = numbers.size();
    numbers.put(name, number);
    lowest.put(name, number);
    open.push(name);
    for (TableName parent : parents(name)) {
      if (!numbers.containsKey(parent)) {
        visit(parent);
        lowest.merge(name, lowest.get(parent), Math::min);
      } else if (!closed.contains(parent)) {
        lowest.merge(name, numbers.get(parent), Math::min);
      }
    }
    if (lowest.get(name) == number) {
      close(name);
    }
  }

  private void close(TableName first) {
    Set<TableName> group = new TreeSet<>();
    TableName member;
    do {
      member = open.pop();
      group.add(member);
    } while (!member.equals(first));
    closed.addAll(group);
    groups.add(List.copyOf(group));
  }

  private Set<TableName> parents(TableName name) {
    Set<TableName> parents = new TreeSet<>();
    for (ForeignKey key : tables.get(name).foreignKeys()) {
      if (tables.containsKey(key.target())) {
        parents.add(key.target());
      }
    }
    return parents;
  }
}
