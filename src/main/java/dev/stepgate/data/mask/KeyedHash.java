package dev.stepgate.data.mask;

/**
 * SipHash-2-4 over the UTF-16 units of text, little-endian: as good as a random function to whoever
 * has no key, and fast enough for ten of them a value.
 */
final class KeyedHash {
  private final long left;
  private final long right;

  KeyedHash(long left, long right) {
    this.left = left;
    this.right = right;
  }

  long of(CharSequence text) {
    Running running = begin();
    int whole = text.length() & ~3;
    for (int i = 0; i < whole; i += 4) {
      running.add(word(text, i, 4));
    }
    return running.end(word(text, whole, text.length() - whole) | (long) text.length() << 57);
  }

  long of(long first, long second) {
    Running running = begin();
    running.add(first);
    return running.end(second);
  }

  Running begin() {
    return new Running(left, right);
  }

  private static long word(CharSequence text, int from, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (long) text.charAt(from + i) << 16 * i;
    }
    return word;
  }

  /** A hash in the making. */
  static final class Running {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private Running(long left, long right) {
      v0 = left ^ 0x736f6d6570736575L;
      v1 = right ^ 0x646f72616e646f6dL;
      v2 = left ^ 0x6c7967656e657261L;
      v3 = right ^ 0x7465646279746573L;
    }

    void add(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long end(long last) {
      add(last);
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
