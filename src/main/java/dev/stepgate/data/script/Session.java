package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;

/** One connection that a script runs on, spoken to as the server's own client does. */
interface Session extends AutoCloseable {

  /** Runs one statement, lets go of what it returns, and tells how many warnings there were. */
  long execute(ScriptStatement statement, Window script)
      throws SQLException, IOException, DataError;

  /** What a person may read of a statement that failed. */
  Excerpt excerpt();

  /** The longest statement the server takes. */
  Limit limit();

  /** Whether a backslash escapes in strings at this moment. */
  boolean backslashes();

  /** Whether what the script has done may still be undone. */
  boolean isInTransaction() throws SQLException;

  /** Ends what another thread waits for. */
  void cancel() throws SQLException;

  /** Keeps what was done. */
  void commit() throws SQLException;

  /** Undoes what was not kept, and leaves the connection as it was. */
  @Override
  void close() throws SQLException;

  static void drain(Statement statement, boolean rows) throws SQLException {
    boolean more = rows;
    while (more || statement.getUpdateCount() != -1) {
      if (more) {
        var result = statement.getResultSet();
        while (result.next()) {
          continue;
        }
      }
      more = statement.getMoreResults();
    }
  }

  static long warnings(Statement statement) throws SQLException {
    long count = 0;
    for (var warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      count++;
    }
    statement.clearWarnings();
    return count;
  }
}
