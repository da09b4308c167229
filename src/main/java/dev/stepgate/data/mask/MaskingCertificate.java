package dev.stepgate.data.mask;

import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.Digests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What masking did, in numbers and without a value.
 *
 * @param key the masking key's fingerprint
 */
public record MaskingCertificate(String key, List<Table> tables) {
  public MaskingCertificate {
    tables = List.copyOf(tables);
  }

  /** One table. */
  public record Table(String schema, String table, List<Column> columns) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * One column.
   *
   * @param values those that were not null
   * @param distinctBefore different values among those that were masked
   * @param distinctAfter different fakes
   * @param exact whether these two were counted, and not estimated
   * @param collisions values of a unique column that became one, where they were counted
   */
  public record Column(
      String column,
      String rule,
      long values,
      long changed,
      long nulls,
      long distinctBefore,
      long distinctAfter,
      boolean exact,
      @Nullable Long collisions) {
    private String line() {
      String line =
          String.format(
              Locale.ROOT,
              "%s: %s, %,d of %,d values changed, %s%,d different before, %,d after",
              column,
              rule,
              changed,
              values,
              exact ? "" : "about ",
              distinctBefore,
              distinctAfter);
      return collisions == null ? line : line + ", " + collisions + " collisions";
    }
  }

  /** For people: what became of each column that does not travel as it is. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Table table : tables) {
      for (Column column : table.columns()) {
        if (!column.rule().equals("keep")) {
          lines.add(table.table() + "." + column.line());
        }
      }
    }
    lines.add("masking certificate sha256 " + Digests.sha256(json()) + ", key " + key);
    return lines;
  }

  /** As JSON, indented. */
  public String json() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  /**
   * @param counts those of each thread, in the order of the columns
   */
  static MaskingCertificate of(String key, List<ColumnCounts> counts) {
    Map<TableName, Map<ColumnName, ColumnCounts>> sums = new TreeMap<>();
    for (ColumnCounts each : counts) {
      sums.computeIfAbsent(each.name().table(), none -> new LinkedHashMap<>())
          .merge(each.name(), each.copy(), ColumnCounts::addAll);
    }
    List<Table> tables = new ArrayList<>();
    sums.forEach((name, columns) -> tables.add(table(name, columns.values())));
    return new MaskingCertificate(key, tables);
  }

  private static Table table(TableName name, Collection<ColumnCounts> columns) {
    return new Table(
        name.schema(), name.name(), columns.stream().map(ColumnCounts::certified).toList());
  }
}
