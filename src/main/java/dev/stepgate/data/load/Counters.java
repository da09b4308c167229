package dev.stepgate.data.load;

import dev.stepgate.data.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What numbers new rows: brought beyond the rows that are in, and proven to be. */
interface Counters {

  /** Answers with those that could not be brought there. */
  List<String> advance(Set<TableName> tables) throws SQLException;
}
