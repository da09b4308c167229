package dev.stepgate.cli;

import java.util.List;

/** Text as it may reach a screen: nothing in it can move the cursor or turn the reading order. */
final class Printable {
  private Printable() {}

  /** One line; what a screen would obey is shown as an escape. */
  static String line(String text) {
    return text.codePoints().allMatch(Printable::isHarmless) ? text : escape(text);
  }

  static List<String> lines(String text) {
    return text.stripTrailing().lines().map(Printable::line).toList();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> !isReordering(c);
    };
  }

  private static boolean isReordering(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static String escape(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.append(shown(c)));
    return shown.toString();
  }

  private static String shown(int c) {
    if (c == '\t') {
      return "    ";
    }
    if (c == '\n') {
      return "\\n";
    }
    return isHarmless(c) ? Character.toString(c) : String.format("\\u%04x", c);
  }
}
