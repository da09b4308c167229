package dev.stepgate.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Tells the lines of the far shell's own, which begin with a secret word, from a command's output.
 */
final class Marks {
  private final byte[] word;
  private final Consumer<String> mark;
  private byte[] pending = {};

  /** Takes what is no mark. */
  interface Rest {
    void take(byte[] bytes, int offset, int length);
  }

  /**
   * @param mark takes the text of each mark
   */
  Marks(String nonce, Consumer<String> mark) {
    this.word = ("\036" + nonce + " ").getBytes(StandardCharsets.US_ASCII);
    this.mark = mark;
  }

  void write(byte[] buffer, int length, Rest rest) {
    byte[] bytes = buffer;
    int end = length;
    if (pending.length > 0) {
      bytes = Arrays.copyOf(pending, pending.length + length);
      System.arraycopy(buffer, 0, bytes, pending.length, length);
      end = bytes.length;
      pending = new byte[0];
    }
    split(bytes, end, rest);
  }

  /** What looked like the beginning of a mark, and was none. */
  void finish(Rest rest) {
    if (pending.length > 0) {
      rest.take(pending, 0, pending.length);
    }
    pending = new byte[0];
  }

  private void split(byte[] bytes, int end, Rest rest) {
    int from = 0;
    while (from < end) {
      int start = begin(bytes, from, end);
      if (start > from) {
        rest.take(bytes, from, start - from);
      }
      if (start == end) {
        return;
      }
      int newline = newline(bytes, start, end);
      if (newline < 0) {
        pending = Arrays.copyOfRange(bytes, start, end);
        return;
      }
      int text = start + word.length;
      mark.accept(new String(bytes, text, newline - text, StandardCharsets.UTF_8));
      from = newline + 1;
    }
  }

  /** Where a mark begins, whole or cut off by the end; the end if none does. */
  private int begin(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == word[0] && matches(bytes, i, end)) {
        return i;
      }
    }
    return end;
  }

  private boolean matches(byte[] bytes, int at, int end) {
    int length = Math.min(word.length, end - at);
    return Arrays.equals(bytes, at, at + length, word, 0, length);
  }

  private static int newline(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
