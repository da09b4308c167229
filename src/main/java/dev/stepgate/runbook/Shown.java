package dev.stepgate.runbook;

/** Text from a file, made fit to stand in a message: short, and without control characters. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** One line, in which nothing can move the cursor or turn the writing direction. */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '\n' -> safe.append("\\n");
      case '\t' -> safe.append(' ');
      default -> appendPlain(safe, point);
    }
  }

  private static void appendPlain(StringBuilder safe, int point) {
    if (Hidden.matches(point) || Character.getType(point) == Character.FORMAT) {
      safe.append(String.format("\\u%04x", point));
    } else {
      safe.appendCodePoint(point);
    }
  }
}
