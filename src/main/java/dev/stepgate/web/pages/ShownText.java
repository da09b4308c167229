package dev.stepgate.web.pages;

import dev.stepgate.audit.Printable;
import java.nio.charset.StandardCharsets;

/** Output as it may be shown: no character in it moves anything or hides another. */
final class ShownText {
  private ShownText() {}

  /** Line breaks and tabs stay; a carriage return alone is shown and begins a line. */
  static String of(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int odd = odd(text, at);
      shown.append(text, at, odd);
      at = odd;
      if (at < text.length()) {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        append(shown, point, at < text.length() ? text.charAt(at) : '\0');
      }
    }
    return shown.toString();
  }

  /** Where the next character stands that has to be looked at. */
  private static int odd(String text, int from) {
    int at = from;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** What nearly all output consists of. */
  private static boolean isPlain(char one) {
    return one >= ' ' && one <= '~' || one == '\n' || one == '\t';
  }

  private static void append(StringBuilder shown, int point, char next) {
    if (point == '\r') {
      shown.append(next == '\n' ? "" : "\\r\n");
    } else if (Printable.isVisible(point)) {
      shown.appendCodePoint(point);
    } else {
      shown.append(String.format("\\u{%x}", point));
    }
  }
}
