package dev.stepgate.data.compare;

import dev.stepgate.data.export.TableReader;
import dev.stepgate.data.export.TableTask;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.sql.SQLException;

/** Counts a table's rows without looking at them. */
record TableCount(Table counted) implements TableTask<Found> {
  @Override
  public TableName table() {
    return counted.name();
  }

  @Override
  public Found run(TableReader reader) throws SQLException {
    return new Found(table(), reader.count(counted), null);
  }
}
