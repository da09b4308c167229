package dev.stepgate.data.load;

import java.sql.SQLException;

/** A failure of some rows of a chunk, which the server counts from their first. */
final class RefusedRows extends SQLException {
  private static final long serialVersionUID = 1;

  private final int before;

  private RefusedRows(int before, SQLException failed) {
    super(failed.getMessage(), failed.getSQLState(), failed.getErrorCode(), failed);
    this.before = before;
  }

  static RefusedRows after(int before, SQLException failed) {
    return new RefusedRows(before, failed);
  }

  /** How many of the chunk's rows came before those. */
  static int before(SQLException failed) {
    return failed instanceof RefusedRows rows ? rows.before : 0;
  }
}
