package dev.stepgate.host;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Bytes of any kind as one line that does nothing to a terminal. */
final class ScreenText {
  static final int LONGEST = 2_000;
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]" // cursor, colours
              + "|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\|$)" // titles, links
              + "|\u001b[ -/]*[0-~]");

  private ScreenText() {}

  /**
   * @param more how many bytes of the line are not in the buffer
   */
  static String of(byte[] bytes, int length, long more) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    String plain = SEQUENCE.matcher(text).replaceAll("");
    String shown =
        plain
            .codePoints()
            .limit(LONGEST)
            .collect(StringBuilder::new, ScreenText::append, StringBuilder::append)
            .toString();
    long left = more + Math.max(0, plain.codePointCount(0, plain.length()) - LONGEST);
    return left == 0 ? shown : shown + " … (" + left + " more)";
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\t' || !isDangerous(c)) {
      shown.appendCodePoint(c);
    } else {
      shown.append(String.format(Locale.ROOT, c < 256 ? "\\x%02x" : "\\u%04x", c));
    }
  }

  /** Also what turns the direction of text or hides in it. */
  private static boolean isDangerous(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
