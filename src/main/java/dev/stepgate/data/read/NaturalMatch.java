package dev.stepgate.data.read;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Table;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One natural key against one unique key, in every way that fits. */
final class NaturalMatch {
  private final NaturalKeys keys;
  private final Table table;
  private final String wanted;
  private final List<String> columns;
  private final List<Value> values;
  private final int depth;
  private final boolean inOrder;
  private final Set<String> found;
  private final Map<String, String> chosen = new HashMap<>();

  /**
   * @param depth how many references lead here
   * @param inOrder whether the values stand in the order of the columns
   * @param found takes what is found
   */
  NaturalMatch(
      NaturalKeys keys,
      Reference wanted,
      List<String> columns,
      List<Value> values,
      int depth,
      boolean inOrder,
      Set<String> found) {
    this.keys = keys;
    this.table = keys.table(wanted.table());
    this.wanted = wanted.column();
    this.columns = columns;
    this.values = values;
    this.depth = depth;
    this.inOrder = inOrder;
    this.found = found;
  }

  /**
   * Gives the values to the columns, one after the other.
   *
   * @param left the columns that have no value yet
   * @param at the first value that no column has yet
   */
  void go(List<String> left, int at) throws IOException {
    if (left.isEmpty()) {
      if (at == values.size()) {
        List<String> row = columns.stream().map(chosen::get).toList();
        found.addAll(keys.rows(table, wanted, columns, row));
      }
      return;
    }
    for (String column : inOrder ? left.subList(0, 1) : left) {
      List<String> rest = left.stream().filter(other -> !other.equals(column)).toList();
      plain(column, rest, at);
      referred(column, rest, at);
    }
  }

  private void plain(String column, List<String> rest, int at) throws IOException {
    Column taken = table.column(column).orElseThrow();
    String text = text(values.get(at), taken);
    if (text != null && fits(text, taken.kind())) {
      chosen.put(column, text);
      go(rest, at + 1);
    }
  }

  private static @Nullable String text(Value value, Column column) {
    try {
      return value.isList() ? null : ForeignText.of(value, column);
    } catch (WrongForm wrong) {
      return null;
    }
  }

  private static boolean fits(String text, Kind kind) {
    return kind != Kind.INTEGER || text.matches("-?\\d{1,20}");
  }

  private void referred(String column, List<String> rest, int at) throws IOException {
    Reference reference = Reference.of(table, column);
    if (reference == null) {
      return;
    }
    int most = values.size() - at - rest.size();
    for (int count = 1; count <= most; count++) {
      List<Value> part = values.subList(at, at + count);
      List<Value> meant = count == 1 && part.get(0).isList() ? part.get(0).items() : part;
      for (String key : keys.find(reference, meant, depth + 1)) {
        chosen.put(column, key);
        go(rest, at + count);
      }
    }
  }
}
