package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.runbook.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds a ledger against a database, and says at once everything that does not fit. */
final class LedgerCheck {
  private final Map<TableName, Table> tables = new TreeMap<>();
  private final Map<String, TableName> names = new TreeMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final Predicate<TableName> exported;
  private final LedgerProblems problems;
  private final KeyGroups groups;
  private final Map<ColumnName, Decision> decisions = new LinkedHashMap<>();
  private final Map<ColumnName, Integer> lines = new HashMap<>();

  LedgerCheck(MaskingLedger ledger, Collection<Table> tables, Predicate<TableName> exported) {
    this.exported = exported;
    this.problems = new LedgerProblems(ledger.file());
    this.groups = new KeyGroups(tables);
    tables.forEach(this::know);
    ledger.tables().forEach(this::read);
  }

  /** What becomes of each column. */
  Map<ColumnName, Decision> decisions() throws DataError {
    groups.all().forEach(this::propagate);
    decisions.keySet().forEach(this::fit);
    reportMissing();
    problems.throwIfAny();
    return decisions;
  }

  ColumnShape shape(ColumnName name) {
    return ColumnShape.common(
        groups.of(name).stream().flatMap(column -> ownShape(column).stream()).toList());
  }

  private void know(Table table) {
    TableName name = table.name();
    tables.put(name, table);
    names.put(name.schema() + "." + name.name(), name);
    if (names.put(name.name(), name) != null) {
      ambiguous.add(name.name());
    }
  }

  private void read(TableRules rules) {
    TableName name = names.get(rules.table());
    if (ambiguous.contains(rules.table())) {
      problems.add(
          rules.line(),
          "there is more than one table '" + rules.table() + "'; write its schema in front");
    } else if (name == null) {
      problems.add(rules.line(), "no table " + unknown(rules.table(), "", names.keySet()));
    } else {
      rules.columns().forEach(rule -> read(tables.get(name), rule));
    }
  }

  private void read(Table table, TableRules.ColumnRule rule) {
    Optional<Column> column = table.column(rule.column());
    if (column.isEmpty()) {
      List<String> known = table.columns().stream().map(Column::name).toList();
      problems.add(
          rule.line(), "no column " + unknown(rule.column(), " in " + table.name(), known));
      return;
    }
    ColumnName name = new ColumnName(table.name(), rule.column());
    if (lines.put(name, rule.line()) != null) {
      problems.add(rule.line(), name + " stands here twice");
    }
    decisions.put(name, rule.decision());
  }

  private static String unknown(String name, String where, Collection<String> known) {
    return "'"
        + name
        + "'"
        + where
        + Nearest.to(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private void propagate(Set<ColumnName> group) {
    List<ColumnName> masked =
        group.stream().filter(groups::isReferredTo).filter(this::isMasked).toList();
    if (masked.isEmpty()) {
      group.stream().filter(this::isMasked).forEach(this::refuseWithoutTarget);
    } else {
      group.forEach(column -> follow(column, masked.get(0)));
    }
  }

  private boolean isMasked(ColumnName column) {
    return decisions.get(column) instanceof Decision.Mask;
  }

  private void refuseWithoutTarget(ColumnName column) {
    ColumnName target = groups.target(column);
    if (decisions.containsKey(target)) {
      add(column, "refers to " + target + ", which is not masked; mask that, or keep both");
    }
  }

  private void follow(ColumnName column, ColumnName leader) {
    Decision wanted = decisions.get(leader);
    Decision own = decisions.putIfAbsent(column, wanted);
    boolean leaves = own instanceof Decision.Empty || own instanceof Decision.Drop;
    if (own == null || own.equals(wanted) || leaves && !groups.isReferredTo(column)) {
      return;
    }
    add(
        column,
        "is tied to " + leader + ", which is " + wanted.text() + "; leave it out or say the same");
  }

  private void fit(ColumnName name) {
    Table table = tables.get(name.table());
    Optional<Column> column =
        Optional.ofNullable(table).flatMap(known -> known.column(name.column()));
    if (column.isPresent()) {
      new ColumnFit(table, column.get(), shape(name), groups.referrer(name))
          .objection(decisions.get(name))
          .ifPresent(why -> add(name, why));
    }
  }

  private void add(ColumnName column, String fact) {
    problems.add(lines.getOrDefault(column, 0), column + " " + fact);
  }

  private void reportMissing() {
    List<String> missing = new ArrayList<>();
    for (Table table : tables.values()) {
      if (exported.test(table.name())) {
        table.written().stream()
            .map(column -> new ColumnName(table.name(), column.name()))
            .filter(name -> !decisions.containsKey(name))
            .map(ColumnName::toString)
            .forEach(missing::add);
      }
    }
    if (!missing.isEmpty()) {
      problems.add(0, missing(missing));
    }
  }

  private static String missing(List<String> columns) {
    return columns.stream()
        .collect(
            Collectors.joining(
                ", ",
                "no rule for " + (columns.size() == 1 ? "" : columns.size() + " columns: "),
                "; 'stepgate data masking' drafts rules"));
  }

  private Optional<ColumnShape> ownShape(ColumnName name) {
    return Optional.ofNullable(tables.get(name.table()))
        .flatMap(
            table ->
                table
                    .column(name.column())
                    .map(column -> ColumnShape.of(column, isUnique(table, name.column()))));
  }

  static boolean isUnique(Table table, String column) {
    return table.primaryKey().contains(column)
        || table.uniqueKeys().stream().anyMatch(key -> key.contains(column));
  }
}
