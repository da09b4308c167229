package dev.stepgate.data.load;

import org.jspecify.annotations.Nullable;

/**
 * A table of users whose rows do not come along; those who are meant have to be in the target.
 *
 * @param table its name in the target
 * @param by a column, such as the email, by which a user of the source is found in the target; null
 *     if none is looked for
 * @param otherwise what a reference becomes whose user is not found
 */
public record Users(String table, @Nullable String by, Otherwise otherwise) {

  /** What becomes of a reference to nobody. */
  public sealed interface Otherwise permits Nobody, Somebody, Refused {}

  /** It becomes null. */
  public record Nobody() implements Otherwise {}

  /** It becomes that to one user of the target, who is found by a column's value. */
  public record Somebody(String column, String value) implements Otherwise {}

  /** There may be none: nothing is imported. */
  public record Refused() implements Otherwise {}

  /** One line that is equal only if all of it is. */
  String agreed() {
    return table + ", by " + by + ", otherwise " + otherwise;
  }
}
