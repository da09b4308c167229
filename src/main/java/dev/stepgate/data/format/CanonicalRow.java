package dev.stepgate.data.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row as the bytes that its checksum is made of, used again for the next row.
 *
 * <p>Each value is the byte 0 for NULL, or the byte 1, four bytes of length and UTF-8.
 */
public final class CanonicalRow {
  private static final int HEAD = 5;

  private byte[] bytes = new byte[8 * 1024];
  private int length;
  private final int[] starts;
  private final int[] ends;

  public CanonicalRow(int columns) {
    starts = new int[columns];
    ends = new int[columns];
  }

  /** Takes a row's values in place of those before. */
  public void set(@Nullable String[] values) {
    length = 0;
    for (int index = 0; index < starts.length; index++) {
      add(index, values[index]);
    }
  }

  private void add(int index, @Nullable String value) {
    if (value == null) {
      reserve(1);
      bytes[length++] = 0;
      starts[index] = -1;
      return;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    reserve(HEAD + text.length);
    bytes[length] = 1;
    bytes[length + 1] = (byte) (text.length >>> 24);
    bytes[length + 2] = (byte) (text.length >>> 16);
    bytes[length + 3] = (byte) (text.length >>> 8);
    bytes[length + 4] = (byte) text.length;
    starts[index] = length + HEAD;
    System.arraycopy(text, 0, bytes, length + HEAD, text.length);
    length += HEAD + text.length;
    ends[index] = length;
  }

  private void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean isNull(int index) {
    return starts[index] < 0;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }
}
