package dev.stepgate.host;

import java.util.Arrays;

/** The bytes of one line, as many of them as could matter on a screen. */
final class Line {
  private static final int ROOM = ScreenText.LONGEST * 4;

  private byte[] bytes = new byte[128];
  private int length;
  private long more;

  void append(byte[] buffer, int from, int to) {
    int kept = Math.min(to - from, ROOM - length);
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(ROOM, Math.max(length + kept, bytes.length * 2)));
    }
    System.arraycopy(buffer, from, bytes, length, kept);
    length += kept;
    more += to - from - kept;
  }

  boolean isEmpty() {
    return length == 0;
  }

  void clear() {
    length = 0;
    more = 0;
  }

  String text() {
    return ScreenText.of(bytes, length, more);
  }
}
