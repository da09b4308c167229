package dev.stepgate.data;

/**
 * Data or a database that is not as it must be; the message is a lowercase fact naming file, table,
 * row and column, never a value.
 */
public final class DataError extends Exception {
  public DataError(String fact) {
    super(fact);
  }

  public DataError(String fact, Throwable cause) {
    super(fact, cause);
  }
}
