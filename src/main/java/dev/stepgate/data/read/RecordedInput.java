package dev.stepgate.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Remembers what was read since a given place, so that a value can be had as it stood there. */
final class RecordedInput extends InputStream {
  private static final int KEEP = 1 << 16;

  private final InputStream input;
  private byte[] window = new byte[2 * KEEP];
  private int length;
  private long first;

  RecordedInput(InputStream input) {
    this.input = input;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int most) throws IOException {
    int read = input.read(target, offset, most);
    if (read > 0) {
      reserve(read);
      System.arraycopy(target, offset, window, length, read);
      length += read;
    }
    return read;
  }

  /** The text from one place of the stream to another. */
  String text(long from, long to) {
    return new String(window, (int) (from - first), (int) (to - from), StandardCharsets.UTF_8);
  }

  /** What stands before is no longer wanted. */
  void forget(long before) {
    int gone = (int) (before - first);
    if (gone > KEEP) {
      System.arraycopy(window, gone, window, 0, length - gone);
      length -= gone;
      first = before;
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private void reserve(int more) {
    if (window.length - length < more) {
      int wanted = Math.max(length + more, (int) Math.min(2L * window.length, 1 << 30));
      window = java.util.Arrays.copyOf(window, wanted);
    }
  }
}
