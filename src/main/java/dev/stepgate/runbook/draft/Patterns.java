package dev.stepgate.runbook.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions for lines of output that a document shows. */
final class Patterns {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\[[A-Za-z][^\\]\\[]{2,40}]|<[A-Za-z][^<>]{1,40}>|\\{[a-z_]{2,30}}|\\.{3}|…|\\b(?:your|YOUR)[_-]\\w+|\\b(?:X{1,4}|N{1,3}|NN)\\b|YYYY[\\w:.-]*|HH[:_]?MM[\\w:.-]*|\\*{3,}|\\b12345\\d{0,4}\\b");
  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?Z?|\\d{2}:\\d{2}:\\d{2}|\\d{4}-\\d{2}-\\d{2}|\\b\\d{8}_\\d{6}\\b");
  private static final int LONGEST = 900;

  private Patterns() {}

  static boolean isVariable(String line) {
    return VARIABLE.matcher(withoutTicks(line)).find() || MOMENT.matcher(line).find();
  }

  /** [X] and [ ] tell what is done; they stand for nothing else. */
  private static String withoutTicks(String line) {
    return line.replace("[X]", "").replace("[x]", "");
  }

  /** The line, with anything where it only shows an example. */
  static String line(String line) {
    String ticks = line.replace("[X]", "\u0001").replace("[x]", "\u0002");
    StringBuilder regex = new StringBuilder("^");
    Matcher matcher =
        Pattern.compile("(?:" + MOMENT + ")|(?:" + VARIABLE + ")|\\s{2,}|\\t").matcher(ticks);
    int end = 0;
    while (matcher.find()) {
      regex.append(literal(ticks.substring(end, matcher.start())));
      regex.append(anything(matcher.group()));
      end = matcher.end();
    }
    boolean columns = regex.indexOf("\\s+") >= 0;
    regex.append(literal(ticks.substring(end))).append(columns ? "\\s*$" : "$");
    String whole = regex.toString().replace("^.*", "").replace(".*$", "");
    return whole.length() > LONGEST
        ? "^" + literal(Words.shortened(ticks, 60).replace("…", ""))
        : whole;
  }

  private static String anything(String found) {
    if (found.isBlank()) {
      return "\\s+";
    }
    if (found.matches("\\d+|X+|N+")) {
      return "\\d+";
    }
    return found.equals("...") || found.equals("…") ? ".*" : ".+";
  }

  /** Only what means something to a regular expression is escaped. */
  static String literal(String text) {
    return text.replaceAll("([\\\\.\\[\\]{}()*+?^$|])", "\\\\$1")
        .replace("\u0001", "\\[X\\]")
        .replace("\u0002", "\\[x\\]");
  }

  /** Whole numbers that are at least this one. */
  static String atLeast(String number) {
    if (!number.matches("[1-9]\\d{0,8}")) {
      return "\\d+";
    }
    StringBuilder regex = new StringBuilder("(?:");
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(i) - '0';
      int rest = number.length() - i - 1;
      if (digit < 9) {
        regex.append(number, 0, i).append(digit == 8 ? "9" : "[" + (digit + 1) + "-9]");
        regex.append(digits(rest)).append('|');
      }
    }
    return regex
        .append(number)
        .append("|[1-9]\\d{")
        .append(number.length())
        .append(",})")
        .toString();
  }

  private static String digits(int count) {
    return count == 0 ? "" : count == 1 ? "\\d" : "\\d{" + count + "}";
  }
}
