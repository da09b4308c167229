package dev.stepgate.data.load;

import dev.stepgate.data.DataError;

/** Characters that no server could give back. */
final class Unwritable {
  private Unwritable() {}

  static DataError error(Place place, long row, String column, char found) {
    String what =
        found == 0 ? "the character U+0000, which PostgreSQL cannot hold" : "half a character";
    return new DataError(place.row(row) + ", column " + column + " holds " + what);
  }
}
