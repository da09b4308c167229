package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords that stand in commands. */
final class Passwords {
  private static final String VALUE =
      "(?:\"([^\"$`]{1,80})\"|'([^']{1,80})'|([^\\s\"'$`<>;|&()]{1,80}))";
  private static final Pattern PASSWORD =
      Pattern.compile(
          "\\b(PGPASSWORD|MYSQL_PWD|SSHPASS|REDISCLI_AUTH|(?:[A-Z]+_)*(?:PASSWORD|PASSWD|SECRET_KEY|API_KEY|TOKEN))="
              + VALUE
              + "|\\s(--password)[= ]"
              + VALUE
              + "|\\b(?:mysql\\w*|mariadb[\\w-]*)\\s(?:[^|;&]*\\s)?(-p)"
              + VALUE
              + "|\\b(password|passwd|pwd)\\s?=\\s?['\"]([^'\"${}]{1,80})['\"]"
              + "|\\bcurl\\s[^|;&]*?(?:-u|--user)[\\s=]+[\"']?[^\\s:\"']+:([^\\s\"'$]{1,80})"
              + "|://[^\\s/:@\"'$]+:([^\\s/@\"'$]{1,80})@");

  private Passwords() {}

  /** The value, and a name for a secret that takes its place. */
  record Found(String value, String name) {}

  static List<Found> in(String line) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = PASSWORD.matcher(line.length() > 4_000 ? line.substring(0, 4_000) : line);
    while (matcher.find()) {
      String value = value(matcher);
      if (value != null && !value.matches("\\*+|None|null|true|false|.*\\$.*")) {
        found.add(new Found(value, name(value, matcher)));
      }
    }
    return found;
  }

  private static @org.jspecify.annotations.Nullable String value(Matcher matcher) {
    for (int group : new int[] {2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15, 16}) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return null;
  }

  private static String name(String value, Matcher matcher) {
    if (value.matches("(?i)<?your[_-][\\w-]+>?|<[\\w -]+>")) {
      return value
          .replaceAll("[^A-Za-z0-9]+", "_")
          .replaceAll("^_|_$", "")
          .toUpperCase(Locale.ROOT);
    }
    String own = matcher.group(1);
    return own == null || own.equals("MYSQL_PWD") || own.equals("PGPASSWORD")
        ? "DOCUMENT_PASSWORD"
        : own;
  }
}
