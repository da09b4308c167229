package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by the values of a unique key, where those may stand in another order and a reference
 * among them as the natural key of what it refers to.
 */
final class NaturalKeys implements AutoCloseable {
  private static final int DEEPEST = 6;

  /** Those of Django itself, in the order that it writes. */
  private static final Map<String, List<String>> DJANGO =
      Map.of(
          "django_content_type", List.of("app_label", "model"),
          "auth_permission", List.of("codename", "content_type_id"));

  private final Schema schema;
  private final ForeignOptions options;
  private final Set<TableName> inFiles;
  private final KeyIndex index;
  private @Nullable Existing existing;

  /**
   * @param inFiles the tables that the files have rows of
   * @param existing is asked until {@link #forget}
   */
  NaturalKeys(Schema schema, ForeignOptions options, Set<TableName> inFiles, Existing existing)
      throws IOException {
    this.schema = schema;
    this.options = options;
    this.inFiles = inFiles;
    this.existing = existing;
    this.index = new KeyIndex();
  }

  /** The target may have changed from now on. */
  void forget() {
    existing = null;
  }

  /** Whether its rows are found in the target by what they say, whatever their keys. */
  static boolean isDjangos(TableName table) {
    return DJANGO.containsKey(table.name());
  }

  /** The keys by which rows of a table may be meant. */
  static List<List<String>> candidates(Table table, ForeignOptions options) {
    List<String> told = told(table, options);
    if (told != null) {
      return List.of(told);
    }
    boolean inherits =
        PlacedModel.key(table).filter(key -> Reference.of(table, key) != null).isPresent();
    return Stream.concat(
            table.uniqueKeys().stream().filter(key -> isNatural(table, key)),
            inherits ? Stream.of(table.primaryKey()) : Stream.of())
        .toList();
  }

  /** Not what may be null, and not what refers to another row of the table. */
  private static boolean isNatural(Table table, List<String> key) {
    return key.stream()
        .allMatch(
            name -> {
              Reference reference = Reference.of(table, name);
              return table.column(name).filter(column -> !column.nullable()).isPresent()
                  && (reference == null || !reference.table().equals(table.name()));
            });
  }

  private static @Nullable List<String> told(Table table, ForeignOptions options) {
    String name = table.name().name();
    return options.naturalKeys().getOrDefault(name, DJANGO.get(name));
  }

  List<List<String>> candidates(Table table) {
    return candidates(table, options);
  }

  Table table(TableName name) {
    return schema.table(name).orElseThrow();
  }

  void put(Table table, String wanted, List<String> columns, List<String> values, String value)
      throws IOException {
    index.put(name(table, wanted, columns, values), value);
  }

  void translate(Table table, String key, String now) throws IOException {
    index.put(List.of("key", table.name().schema(), table.name().name(), key), now);
  }

  /** What a key of the file is in the target. */
  String translated(TableName table, String key) throws IOException {
    if (!isDjangos(table) || !inFiles.contains(table)) {
      return key;
    }
    String now = index.get(List.of("key", table.schema(), table.name(), key));
    return now == null ? key : now;
  }

  /** What the wanted column has in the rows that these values can mean. */
  Set<String> find(Reference wanted, List<Value> values) throws IOException {
    return find(wanted, values, 0);
  }

  private Set<String> find(Reference wanted, List<Value> values, int depth) throws IOException {
    Set<String> found = new TreeSet<>();
    Table table = table(wanted.table());
    if (depth < DEEPEST) {
      for (List<String> columns : candidates(table)) {
        if (columns.size() <= values.size()) {
          Match match = new Match(table, wanted.column(), columns, values, depth, found);
          match.go(columns, 0);
        }
      }
    }
    return found;
  }

  /** What the wanted column has in rows with these values; the files count more than the target. */
  List<String> rows(Table table, String wanted, List<String> columns, List<String> values)
      throws IOException {
    String inIndex = index.get(name(table, wanted, columns, values));
    if (inIndex != null) {
      return List.of(inIndex);
    }
    List<String> found = inTarget(table, wanted, columns, values);
    if (found.size() == 1) {
      put(table, wanted, columns, values, found.get(0));
    }
    return found;
  }

  List<String> inTarget(Table table, String wanted, List<String> columns, List<String> values)
      throws IOException {
    if (existing == null || inFiles.contains(table.name()) && existing.isEmptied(table.name())) {
      return List.of();
    }
    try {
      return existing.find(table, columns, values, wanted);
    } catch (DataError failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private static List<String> name(
      Table table, String wanted, List<String> columns, List<String> values) {
    List<String> name = new ArrayList<>();
    name.add(table.name().schema());
    name.add(table.name().name());
    name.add(wanted);
    name.addAll(columns);
    name.add("");
    name.addAll(values);
    return name;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }

  /** One natural key against one unique key, in every way that fits. */
  private final class Match {
    private final Table table;
    private final String wanted;
    private final List<String> columns;
    private final List<Value> values;
    private final int depth;
    private final Set<String> found;
    private final boolean inOrder;
    private final Map<String, String> chosen = new HashMap<>();

    Match(
        Table table,
        String wanted,
        List<String> columns,
        List<Value> values,
        int depth,
        Set<String> found) {
      this.table = table;
      this.wanted = wanted;
      this.columns = columns;
      this.values = values;
      this.depth = depth;
      this.found = found;
      this.inOrder = told(table, options) != null;
    }

    /**
     * @param left the columns that have no value yet
     * @param at the first value that no column has yet
     */
    void go(List<String> left, int at) throws IOException {
      if (left.isEmpty()) {
        if (at == values.size()) {
          found.addAll(rows(table, wanted, columns, columns.stream().map(chosen::get).toList()));
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

    private @Nullable String text(Value value, Column column) {
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
        for (String key : find(reference, meant, depth + 1)) {
          chosen.put(column, key);
          go(rest, at + count);
        }
      }
    }
  }
}
