package dev.stepgate.data.format;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** A table's file in the shape of Django's fixtures. */
final class FixtureWriter implements RowWriter {
  private final JsonBytes out;
  private final RowForm form;
  private final byte[] rowEnd;
  private boolean first = true;

  /**
   * Begins the file.
   *
   * @param out is closed with this
   */
  FixtureWriter(OutputStream out, TablePlan plan, Function<ColumnEntry, JsonForm> forms)
      throws IOException {
    this.out = new JsonBytes(out);
    String begin = "{\"model\": " + JsonBytes.quoted(plan.model());
    RowForm.Builder builder = new RowForm.Builder(plan, forms);
    if (plan.pk() != null) {
      builder.add(plan.pk(), begin + ", \"pk\": ");
      begin = "";
    }
    String before = begin + ", \"fields\": {";
    for (ColumnEntry column : plan.columns()) {
      if (!column.column().equals(plan.pk())) {
        builder.add(column.column(), before + JsonBytes.quoted(column.field()) + ": ");
        before = ", ";
      }
    }
    this.form = builder.build();
    this.rowEnd = JsonBytes.utf8(before.equals(", ") ? "}}" : before + "}}");
    this.out.one('[');
  }

  @Override
  public void write(CanonicalRow row) throws IOException, DataError {
    if (!first) {
      out.one(',');
    }
    first = false;
    out.one('\n');
    form.write(out, row);
    out.raw(rowEnd);
  }

  @Override
  public long bytes() {
    return out.written();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.raw(JsonBytes.utf8("\n]\n"));
    }
  }
}
