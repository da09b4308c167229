package dev.stepgate.data.compare;

import dev.stepgate.data.schema.TableName;

/**
 * One thing that is not as it was exported.
 *
 * @param what {@code table}, {@code column …}, {@code rows} or {@code checksum}
 */
public record Difference(TableName table, String what, String expected, String actual) {
  /** A lowercase fact. */
  @Override
  public String toString() {
    return "table %s: %s: expected %s, found %s".formatted(table, what, expected, actual);
  }
}
