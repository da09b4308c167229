package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.TableName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Masks the rows of one table; for one thread. */
public final class TableMasking {
  private final TableName table;
  private final List<String> columns;
  private final ColumnMasking[] maskings;

  TableMasking(TableName table, List<String> columns, List<ColumnMasking> maskings) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.maskings = maskings.toArray(ColumnMasking[]::new);
  }

  /** The columns of the rows, in their order. */
  public List<String> columns() {
    return columns;
  }

  /**
   * Replaces the values of a row in place. After an error none of its values may be used.
   *
   * @param values in the order of the columns
   */
  public void apply(@Nullable String[] values) throws DataError {
    if (values.length != maskings.length) {
      throw new IllegalArgumentException(values.length + " values for " + table);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = maskings[i].apply(values[i]);
    }
  }

  List<ColumnCounts> counts() {
    return Arrays.stream(maskings).map(ColumnMasking::counts).toList();
  }
}
