package dev.stepgate.host;

import java.util.Arrays;

/** The first bytes of a stream, in memory. */
final class Kept {
  private final int limit;
  private byte[] bytes = {};
  private int length;
  private boolean truncated;

  Kept(int limit) {
    this.limit = limit;
  }

  void write(byte[] buffer, int count) {
    int kept = Math.min(count, limit - length);
    truncated |= kept < count;
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(length + kept, bytes.length * 2)));
    }
    System.arraycopy(buffer, 0, bytes, length, kept);
    length += kept;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  boolean truncated() {
    return truncated;
  }
}
