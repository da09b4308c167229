package dev.stepgate.data.read;

import java.io.IOException;

/**
 * A row that is not as its format says; the message names file, table, row and column, no value.
 */
public final class UnreadableRow extends IOException {
  private static final long serialVersionUID = 1;

  public UnreadableRow(String fact) {
    super(fact);
  }
}
