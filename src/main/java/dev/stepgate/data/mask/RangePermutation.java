package dev.stepgate.data.mask;

/**
 * Maps each number below a bound to another one, no two to the same: a Feistel network over two
 * nearly equal factors, walked on until it is below the bound again. Numbers are unsigned.
 */
final class RangePermutation {
  private static final int ROUNDS = 10;

  private final KeyedHash hash;

  RangePermutation(KeyedHash hash) {
    this.hash = hash;
  }

  long of(long value, long bound) {
    long high = root(bound);
    long low = Long.divideUnsigned(bound - 1, high) + 1;
    long result = value;
    do {
      result = once(result, high, low, bound);
    } while (Long.compareUnsigned(result, bound) >= 0);
    return result;
  }

  private long once(long value, long high, long low, long bound) {
    long left = Long.divideUnsigned(value, low);
    long right = Long.remainderUnsigned(value, low);
    for (int round = 0; round < ROUNDS; round += 2) {
      left = (left + Draw.below(hash.of(bound << 4 | round, right), high)) % high;
      right = (right + Draw.below(hash.of(bound << 4 | round + 1, left), low)) % low;
    }
    return left * low + right;
  }

  private static long root(long bound) {
    double approximate = (bound >>> 1) * 2.0 + (bound & 1);
    return (long) Math.ceil(Math.sqrt(approximate));
  }
}
