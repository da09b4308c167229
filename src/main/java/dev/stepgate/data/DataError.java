package dev.stepgate.data;

import org.jspecify.annotations.Nullable;

/** What went wrong with data, as a fact for people; never shows a value of a row. */
public final class DataError extends Exception {
  private static final long serialVersionUID = 1;

  public DataError(String fact) {
    super(fact);
  }

  public DataError(String fact, @Nullable Throwable cause) {
    super(fact, cause);
  }
}
