package dev.stepgate.data.load;

import java.sql.SQLException;

/** A server's failure with its place in the program and its codes, but not its words. */
final class Unquoted extends SQLException {
  private static final long serialVersionUID = 1;

  Unquoted(SQLException failed) {
    super("SQLSTATE " + failed.getSQLState(), failed.getSQLState(), failed.getErrorCode());
    setStackTrace(failed.getStackTrace());
  }
}
