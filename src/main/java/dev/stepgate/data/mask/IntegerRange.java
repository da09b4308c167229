package dev.stepgate.data.mask;

import java.util.Map;

/**
 * What an integer type holds.
 *
 * @param most the highest, unsigned
 * @param signed whether there are as many below zero
 */
record IntegerRange(long most, boolean signed) {
  private static final Map<String, Integer> BITS =
      Map.of(
          "tinyint",
          8,
          "smallint",
          16,
          "int2",
          16,
          "mediumint",
          24,
          "integer",
          32,
          "int",
          32,
          "int4",
          32);

  static IntegerRange of(String type) {
    String name = type.split("[ (]", 2)[0];
    if (name.equals("year")) {
      return new IntegerRange(2155, false);
    }
    boolean signed = !type.contains("unsigned");
    int bits = BITS.getOrDefault(name, 64);
    return new IntegerRange(-1L >>> 64 - bits + (signed ? 1 : 0), signed);
  }

  boolean isWithin(IntegerRange other) {
    return Long.compareUnsigned(most, other.most) <= 0;
  }

  /** Whether digits, which a sign stands before or not, are one of its numbers. */
  boolean contains(String magnitude, boolean negative) {
    String highest = Long.toUnsignedString(negative ? most + 1 : most);
    return magnitude.length() != highest.length()
        ? magnitude.length() < highest.length()
        : magnitude.compareTo(highest) <= 0;
  }
}
