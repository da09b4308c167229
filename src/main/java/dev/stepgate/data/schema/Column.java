package dev.stepgate.data.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column, as the catalog describes it.
 *
 * @param type the type as SQL writes it, with length, precision and sign
 * @param length the most characters it holds, or null
 * @param generated whether the server computes it, so that nothing may be written to it
 * @param identity whether the server numbers it when nothing is given
 * @param optional whether a row can be written without it
 */
public record Column(
    String name,
    String type,
    Kind kind,
    boolean nullable,
    @Nullable Integer length,
    boolean generated,
    boolean identity,
    boolean optional) {

  /** One that has no default. */
  public Column(
      String name,
      String type,
      Kind kind,
      boolean nullable,
      @Nullable Integer length,
      boolean generated,
      boolean identity) {
    this(
        name, type, kind, nullable, length, generated, identity, nullable || generated || identity);
  }
}
