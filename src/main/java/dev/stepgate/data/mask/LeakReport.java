package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a leak scan found, in numbers and without a value.
 *
 * @param digests different source values that were looked for
 * @param shortValues source values too short to be looked for
 * @param likeFakes source values that cannot be told from fakes
 * @param canaries planted and found, all of them
 */
public record LeakReport(
    long digests, long shortValues, long likeFakes, int canaries, List<Column> columns) {
  public LeakReport {
    columns = List.copyOf(columns);
  }

  /**
   * What was found in one column.
   *
   * @param values how many were looked at
   * @param whole values that are a source value
   * @param inside values that have a source value in them
   */
  public record Column(
      String schema, String table, String column, long values, long whole, long inside) {
    private boolean is(String name) {
      return name.equals(table + "." + column) || name.equals(schema + "." + table + "." + column);
    }

    /** Whether a source value survived. */
    public boolean leaks() {
      return whole + inside > 0;
    }
  }

  /** Whether nothing survived. */
  public boolean isClean() {
    return columns.stream().noneMatch(Column::leaks);
  }

  /**
   * The same without columns that may hold source values.
   *
   * @param columns as {@code table.column}
   */
  public LeakReport without(List<String> columns) throws DataError {
    for (String excepted : columns) {
      if (this.columns.stream().noneMatch(column -> column.is(excepted))) {
        throw new DataError("there is no column " + excepted + " that could hold anything");
      }
    }
    return new LeakReport(
        digests,
        shortValues,
        likeFakes,
        canaries,
        this.columns.stream().filter(column -> columns.stream().noneMatch(column::is)).toList());
  }

  /** As JSON, indented. */
  public String json() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }
}
