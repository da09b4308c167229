package dev.stepgate.data.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads text strictly: Java would put a sign in the place of bytes that are no text, and go on. */
final class Utf8 {
  private static final char REPLACED = '\uFFFD';

  private Utf8() {}

  static String text(byte[] bytes, int from, int to, long row, String column) throws IOException {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACED) >= 0 && !isOf(text, bytes, from, to)) {
      String fact = "row " + row + ", column " + column + " holds bytes that are no UTF-8";
      throw new IOException(fact, new SQLException(fact));
    }
    return text;
  }

  /** The sign may stand in the data. */
  private static boolean isOf(String text, byte[] bytes, int from, int to) {
    byte[] back = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(back, 0, back.length, bytes, from, to);
  }
}
