package dev.stepgate.data.compare;

import dev.stepgate.data.export.Reporter;
import dev.stepgate.data.export.TableReader;
import dev.stepgate.data.export.TableTask;
import dev.stepgate.data.format.CanonicalRow;
import dev.stepgate.data.format.Checksum;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all rows of a table as an export would, and adds up the same checksum. */
record TableProof(Table proven, List<Column> columns, Reporter reporter)
    implements TableTask<Found> {
  @Override
  public TableName table() {
    return proven.name();
  }

  @Override
  public Found run(TableReader reader) throws SQLException, IOException {
    Checksum checksum = new Checksum();
    CanonicalRow row = new CanonicalRow(columns.size());
    try (Rows rows = reader.readUnordered(proven, columns)) {
      @Nullable String @Nullable [] values;
      while ((values = rows.next()) != null) {
        row.set(values);
        checksum.add(row);
        if (Reporter.isDue(checksum.rows())) {
          reporter.progressed(table(), checksum.rows(), 0);
        }
      }
    }
    reporter.progressed(table(), checksum.rows(), 0);
    return new Found(table(), checksum.rows(), checksum.hex());
  }
}
