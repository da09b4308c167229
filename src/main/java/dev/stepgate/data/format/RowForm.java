package dev.stepgate.data.format;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes some of a row's values, each behind its name. */
final class RowForm {
  private static final byte[] NULL = JsonBytes.utf8("null");

  private final TablePlan plan;
  private final int[] columns;
  private final byte[][] names;
  private final List<JsonForm> forms;
  private long row;

  private RowForm(
      TablePlan plan, int[] columns, byte[][] names, Function<ColumnEntry, JsonForm> forms) {
    this.plan = plan;
    this.columns = columns;
    this.names = names;
    this.forms = plan.columns().stream().map(forms).toList();
  }

  void write(JsonBytes out, CanonicalRow values) throws IOException, DataError {
    row++;
    for (int index = 0; index < columns.length; index++) {
      out.raw(names[index]);
      value(out, values, columns[index]);
    }
  }

  private void value(JsonBytes out, CanonicalRow values, int column) throws IOException, DataError {
    if (values.isNull(column)) {
      out.raw(NULL);
      return;
    }
    int from = values.start(column);
    if (!forms.get(column).write(out, values.bytes(), from, values.end(column))) {
      throw new DataError(
          "table %s, row %d, column %s: the masked value is not in hex digits, as binary must be"
              .formatted(plan.table().name(), row, plan.columns().get(column).column()));
    }
  }

  /** Says what stands before each value, in the order of writing. */
  static final class Builder {
    private final TablePlan plan;
    private final Function<ColumnEntry, JsonForm> forms;
    private final List<String> order;
    private final List<Integer> columns = new ArrayList<>();
    private final List<byte[]> names = new ArrayList<>();

    Builder(TablePlan plan, Function<ColumnEntry, JsonForm> forms) {
      this.plan = plan;
      this.forms = forms;
      this.order = plan.columns().stream().map(ColumnEntry::column).toList();
    }

    void add(String column, String before) {
      columns.add(order.indexOf(column));
      names.add(JsonBytes.utf8(before));
    }

    RowForm build() {
      int[] numbers = columns.stream().mapToInt(number -> number).toArray();
      return new RowForm(plan, numbers, names.toArray(byte[][]::new), forms);
    }
  }
}
