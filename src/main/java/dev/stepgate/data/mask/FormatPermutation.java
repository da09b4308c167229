package dev.stepgate.data.mask;

/**
 * Maps each list of digits to another one of the same radices, no two to the same: a Feistel
 * network whose halves are added to digit by digit.
 */
final class FormatPermutation {
  private static final int ROUNDS = 10;

  private final KeyedHash hash;
  private final RangePermutation single;

  FormatPermutation(KeyedHash hash) {
    this.hash = hash;
    this.single = new RangePermutation(hash);
  }

  /** Changes the first {@code count} digits in place. */
  void permute(int[] digits, int[] radices, int count) {
    if (count == 1) {
      digits[0] = (int) single.of(digits[0], radices[0]);
      return;
    }
    int middle = count / 2;
    long format = digest(0, radices, 0, count);
    for (int round = 1; round <= ROUNDS; round += 2) {
      add(digits, radices, 0, middle, digest(format + round, digits, middle, count));
      add(digits, radices, middle, count, digest(format + round + 1, digits, 0, middle));
    }
  }

  private long digest(long tweak, int[] digits, int from, int to) {
    KeyedHash.Running running = hash.begin();
    long word = tweak;
    for (int i = from; i < to; i++) {
      if ((i - from & 7) == 0) {
        running.add(word);
        word = 0;
      }
      word = word << 8 | digits[i];
    }
    running.add(word);
    return running.end(to - from);
  }

  private static void add(int[] digits, int[] radices, int from, int to, long seed) {
    long state = seed;
    for (int i = from; i < to; i++) {
      state += Draw.STEP;
      int sum = digits[i] + (int) Draw.below(Draw.mixed(state), radices[i]);
      digits[i] = sum < radices[i] ? sum : sum - radices[i];
    }
  }
}
