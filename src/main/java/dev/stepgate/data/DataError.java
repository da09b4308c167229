package dev.stepgate.data;

/**
 * Something a person can mend: a lowercase fact that names file, table, row and column, and never
 * shows a value of a row.
 */
public final class DataError extends Exception {
  private static final long serialVersionUID = 1L;

  public DataError(String fact) {
    super(fact);
  }

  public DataError(String fact, Throwable cause) {
    super(fact, cause);
  }
}
