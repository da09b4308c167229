package dev.stepgate.data.format;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** All tables in one file, one after the other, those that only join others last. */
public final class SingleFile implements ExportFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final JsonBytes out;
  private boolean joins;
  private boolean firstTable = true;

  SingleFile(ExportFolder folder, Metadata metadata) throws IOException {
    this.out = new JsonBytes(folder.file(name(folder.compression())));
    write(out, "{\n\"export_metadata\": " + metadata.text() + ",\n\"data\": {");
  }

  static String name(Compression compression) {
    return "data.json" + compression.suffix();
  }

  /** What the file says of itself. */
  public record Metadata(Instant time, String database) {
    private String text() {
      return "{\"timestamp\": \"%s\", \"version\": \"1.0\", \"database\": %s}"
          .formatted(TIME.format(time), JsonBytes.quoted(database));
    }
  }

  @Override
  public RowWriter table(TablePlan plan) throws IOException {
    if (plan.joins() && !joins) {
      joins = true;
      firstTable = true;
      write(out, "\n},\n\"relationships\": {");
    }
    write(out, (firstTable ? "\n" : ",\n") + JsonBytes.quoted(plan.model()) + ": [");
    firstTable = false;
    return new TableWriter(out, plan);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      write(out, joins ? "\n}\n}\n" : "\n},\n\"relationships\": {\n}\n}\n");
    }
  }

  private static void write(JsonBytes json, String text) throws IOException {
    json.raw(JsonBytes.utf8(text));
  }

  private static final class TableWriter implements RowWriter {
    private final JsonBytes out;
    private final RowForm form;
    private final long before;
    private boolean first = true;

    TableWriter(JsonBytes out, TablePlan plan) {
      this.out = out;
      this.before = out.written();
      RowForm.Builder builder = new RowForm.Builder(plan, JsonForm::of);
      String between = "";
      for (ColumnEntry column : plan.columns()) {
        builder.add(column.column(), between + JsonBytes.quoted(column.field()) + ": ");
        between = ", ";
      }
      this.form = builder.build();
    }

    @Override
    public void write(CanonicalRow row) throws IOException, DataError {
      SingleFile.write(out, first ? "\n{" : ",\n{");
      first = false;
      form.write(out, row);
      out.one('}');
    }

    @Override
    public long bytes() {
      return out.written() - before;
    }

    @Override
    public void close() throws IOException {
      SingleFile.write(out, "\n]");
    }
  }
}
