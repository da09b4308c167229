package dev.stepgate.runbook.yaml;

import java.util.regex.Pattern;

/** The form in which one text stands in the file. */
final class Scalars {
  private static final Pattern BEGINS_PLAIN = Pattern.compile("[\\p{L}\\p{N}_./$^(;+=]");
  private static final Pattern NOT_PLAIN =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}]|:(?!\\S)|(?<!\\S)#");
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029\\uFEFF\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private static final Pattern ODD = Pattern.compile("['\"\\\\]");
  private static final int WIDEST = 60;

  private Scalars() {}

  /** On one line. */
  static String inline(Yaml.Words words) {
    String text = words.text();
    if (words.isLiteral()) {
      return text.isEmpty() ? "null" : text;
    }
    return isPlain(text) ? text : quoted(text);
  }

  /** Whether the text can stand below its key, line by line as it is. */
  static boolean isBlock(String text) {
    boolean legible =
        text.contains("\n") || text.length() > WIDEST && ODD.matcher(text).find() && !isPlain(text);
    return legible
        && !text.isBlank()
        && !text.endsWith("\n\n")
        && !UNPRINTABLE.matcher(text).find();
  }

  /** What stands behind the key of a block. */
  static String blockHead(String text) {
    String end = text.endsWith("\n") ? "" : "-";
    char first = text.charAt(0);
    return "|" + (first == ' ' || first == '\n' || first == '\t' ? "2" : "") + end;
  }

  private static boolean isPlain(String text) {
    return !Literals.isAmbiguous(text)
        && BEGINS_PLAIN.matcher(text).lookingAt()
        && !NOT_PLAIN.matcher(text).find()
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.startsWith("...")
        && text.indexOf('\t') < 0;
  }

  private static String quoted(String text) {
    boolean simple = text.chars().allMatch(c -> c >= ' ' && c != '\\' && c != '"' && c < 0x7f);
    if (!simple && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> appendOther(quoted, point);
    }
  }

  private static void appendOther(StringBuilder quoted, int point) {
    String character = Character.toString(point);
    if (UNPRINTABLE.matcher(character).matches()) {
      quoted.append(String.format("\\u%04x", point));
    } else {
      quoted.append(character);
    }
  }
}
