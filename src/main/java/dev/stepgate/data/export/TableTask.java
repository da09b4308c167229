package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.sql.SQLException;

/** Something to be done with the rows of one table. */
public interface TableTask<T> {
  TableName table();

  /** Any failure but a DataError is one of reading. */
  T run(TableReader reader) throws SQLException, IOException, DataError;
}
