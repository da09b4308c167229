package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.util.ArrayList;
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
  static boolean isDjangos(Table table) {
    List<String> columns = DJANGO.get(table.name().name());
    return columns != null
        && PlacedModel.key(table).isPresent()
        && columns.stream().allMatch(column -> table.column(column).isPresent());
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
    List<String> told = options.naturalKeys().get(table.name().name());
    return told != null || !isDjangos(table) ? told : DJANGO.get(table.name().name());
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
    if (!inFiles.contains(table) || !isDjangos(table(table))) {
      return key;
    }
    String now = index.get(List.of("key", table.schema(), table.name(), key));
    return now == null ? key : now;
  }

  /** What the wanted column has in the rows that these values can mean. */
  Set<String> find(Reference wanted, List<Value> values) throws IOException {
    return find(wanted, values, 0);
  }

  Set<String> find(Reference wanted, List<Value> values, int depth) throws IOException {
    Set<String> found = new TreeSet<>();
    Table table = table(wanted.table());
    if (depth < DEEPEST) {
      for (List<String> columns : candidates(table)) {
        if (columns.size() <= values.size()) {
          boolean inOrder = told(table, options) != null;
          new NaturalMatch(this, wanted, columns, values, depth, inOrder, found).go(columns, 0);
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
}
