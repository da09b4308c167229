package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.CanonicalRow;
import dev.stepgate.data.format.Checksum;
import dev.stepgate.data.format.ExportFormat;
import dev.stepgate.data.format.RowWriter;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.format.TablePlan;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries the rows of one table from the database to its file. */
record TableExport(TablePlan plan, Changes changes, ExportFormat format, Reporter reporter) {
  private static final int REPORT_EVERY = 4096;

  TableEntry run(TableReader reader) throws SQLException, IOException, DataError {
    Table table = plan.table();
    List<Column> columns =
        plan.columns().stream().map(column -> table.column(column.column()).orElseThrow()).toList();
    RowChange change = changes.change(table, columns);
    Checksum checksum = new Checksum();
    long bytes;
    try (Rows rows = reader.read(table, columns);
        RowWriter writer = format.table(plan)) {
      carry(rows, change, checksum, writer);
      bytes = writer.bytes();
    }
    TableEntry entry = plan.entry(checksum);
    reporter.finished(entry, bytes);
    return entry;
  }

  private void carry(Rows rows, RowChange change, Checksum checksum, RowWriter writer)
      throws IOException, DataError {
    CanonicalRow row = new CanonicalRow(plan.columns().size());
    @Nullable String @Nullable [] values;
    while ((values = rows.next()) != null) {
      change.apply(values);
      row.set(values);
      checksum.add(row);
      writer.write(row);
      if (checksum.rows() % REPORT_EVERY == 0) {
        reporter.progressed(plan.table().name(), checksum.rows(), writer.bytes());
      }
    }
  }
}
