package dev.stepgate.audit;

/** Text that shows what it holds: no character in it moves the cursor or hides another. */
public final class Printable {
  private Printable() {}

  /** One line: line breaks and tabs are escaped like every other control character. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(line, point));
    return line.toString();
  }

  private static void append(StringBuilder line, int point) {
    switch (point) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isVisible(point)) {
          line.appendCodePoint(point);
        } else {
          line.append(String.format("\\u{%x}", point));
        }
      }
    }
  }

  /** Whether a character shows, and shows nothing but itself. */
  public static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
