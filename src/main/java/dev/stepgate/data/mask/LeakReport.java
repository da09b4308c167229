package dev.stepgate.data.mask;

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
    /** Whether a source value survived. */
    public boolean leaks() {
      return whole + inside > 0;
    }
  }

  /** Whether nothing survived. */
  public boolean isClean() {
    return columns.stream().noneMatch(Column::leaks);
  }

  /** As JSON, indented. */
  public String json() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }
}
