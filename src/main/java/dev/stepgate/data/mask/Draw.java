package dev.stepgate.data.mask;

import java.nio.ByteBuffer;
import java.util.List;

/** Chance that is no chance: what is drawn depends on the key and the value alone. */
final class Draw {
  /** SplitMix64's constant. */
  static final long STEP = 0x9e3779b97f4a7c15L;

  /** As many base32 characters as hold 80 bits. */
  static final int SUFFIX = 16;

  private static final int MOST = 36;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private final byte[] digest;
  private long state;

  Draw(byte[] digest) {
    this.digest = digest;
    this.state = ByteBuffer.wrap(digest).getLong();
  }

  int below(int bound) {
    state += STEP;
    return (int) below(mixed(state), bound);
  }

  /**
   * Spreads a hash over the numbers below a bound.
   *
   * @param bound at most 2 to the power of 32
   */
  static long below(long hash, long bound) {
    return (hash >>> 32) * bound >>> 32;
  }

  <T> T from(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  byte[] digest() {
    return digest.clone();
  }

  /** Characters that tell one value from another: five bits each, none of them used elsewhere. */
  String suffix(int length) {
    StringBuilder suffix = new StringBuilder(length);
    long bits = 0;
    int held = 0;
    int next = Long.BYTES;
    for (int i = 0; i < Math.min(length, MOST); i++) {
      if (held < 5) {
        bits = bits << 8 | digest[next++] & 0xff;
        held += 8;
      }
      held -= 5;
      suffix.append(BASE32.charAt((int) (bits >>> held) & 31));
    }
    return suffix.toString();
  }

  static long mixed(long state) {
    long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
