package dev.stepgate.data.mask;

import java.util.List;

/**
 * A value that a scan must find, or else it has seen nothing.
 *
 * @param column of the table that is planted
 * @param noted as if it were a source value
 * @param planted what stands in the database
 */
record Canary(String column, String noted, String planted) {
  /** One each, and one more for the number in another writing. */
  static final int DIGESTS = 7;

  static List<Canary> all(MaskingKey key) {
    Draw draw = key.drawing("canary").of("canary");
    String word = draw.suffix(Draw.SUFFIX);
    String number = "49" + (100_000_000 + draw.below(900_000_000));
    String address = "canary." + word + "@example.invalid";
    return List.of(
        new Canary("whole", "canary whole " + word, "Canary  Whole " + word),
        new Canary(
            "inside", "canary inside " + word, "They met canary inside " + word + ", then left."),
        new Canary(
            "address", address, "Write to <" + address.toUpperCase(java.util.Locale.ROOT) + ">!"),
        new Canary("phone", number, "Tel. +" + spaced(number) + " (evenings)"),
        new Canary(
            "json",
            "canary json " + word,
            "{\"a\": [{\"b\": \"the canary\\u0020json " + word + "\"}]}"),
        new Canary("bytes", "canary bytes " + word, "\u0001canary bytes " + word + "\u0002"));
  }

  private static String spaced(String number) {
    return number.substring(0, 2) + " " + number.substring(2, 5) + "-" + number.substring(5);
  }
}
