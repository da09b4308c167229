package dev.stepgate.data.mask;

import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
      @Nullable Long collisions) {}

  /** As JSON, indented. */
  public String json() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  static MaskingCertificate of(String key, List<TableMasking> applied) {
    Map<TableName, Map<String, Sum>> sums = new TreeMap<>();
    for (TableMasking table : applied) {
      var columns = sums.computeIfAbsent(table.table(), ignored -> new LinkedHashMap<>());
      table
          .maskings()
          .forEach(column -> columns.merge(column.name().column(), Sum.of(column), Sum::plus));
    }
    List<Table> tables = new ArrayList<>();
    sums.forEach(
        (name, columns) ->
            tables.add(
                new Table(
                    name.schema(),
                    name.name(),
                    columns.values().stream().map(sum -> sum.counts.of(sum.column)).toList())));
    return new MaskingCertificate(key, tables);
  }

  /** A column, and its counts in all threads together. */
  private record Sum(ColumnMasking column, ColumnCounts counts) {
    static Sum of(ColumnMasking column) {
      return new Sum(column, column.counts().copy());
    }

    Sum plus(Sum other) {
      counts.addAll(other.counts);
      return this;
    }
  }
}
