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
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      append(shown, point, next < text.length() ? text.charAt(next) : '\0');
      at = next;
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point, char next) {
    if (point == '\r') {
      shown.append(next == '\n' ? "" : "\\r\n");
    } else if (point == '\n' || point == '\t' || Printable.isVisible(point)) {
      shown.appendCodePoint(point);
    } else {
      shown.append(String.format("\\u{%x}", point));
    }
  }
}
