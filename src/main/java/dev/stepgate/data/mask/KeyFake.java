package dev.stepgate.data.mask;

/**
 * Another whole number for each: the lower half of the type's numbers among themselves and so the
 * upper half, so that there is room for new rows; zero stays, and so does the sign.
 */
final class KeyFake implements Fake {
  private final RangePermutation permutation;
  private final IntegerRange range;

  KeyFake(MaskingKey key, ColumnShape shape) {
    this.permutation = new RangePermutation(key.hash("key"));
    this.range = IntegerRange.of(shape.type());
  }

  @Override
  public String of(String value) {
    boolean negative = value.startsWith("-");
    long number = Long.parseUnsignedLong(negative ? value.substring(1) : value);
    if (number == 0) {
      return value;
    }
    return (negative ? "-" : "") + Long.toUnsignedString(other(number, negative));
  }

  private long other(long number, boolean negative) {
    long half = range.most() >>> 1;
    if (Long.compareUnsigned(number, half) <= 0) {
      return 1 + permutation.of(number - 1, half);
    }
    long upper = range.most() - half + (negative ? 1 : 0);
    return half + 1 + permutation.of(number - half - 1, upper);
  }
}
