package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in commands that stand for a value that somebody has to fill in. */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "<(?!<)([A-Za-z][\\w .-]{1,40})>(?!>)"
              + "|\\{\\{\\s*([A-Za-z][\\w .-]{0,40}?)\\s*}}"
              + "|\\b((?:YOUR|your)[_-][\\w-]{2,40})"
              + "|(?<![\\w$\\]\\[])\\[([a-z][a-z]{2,20}(?:[ _-][a-z]{2,20}){0,3})](?![\\w\\[(])"
              + "|(YYYY[-_]?MM[-_]?DD(?:[-_T]?(?:HH[-_:]?MM(?:[-_:]?SS)?))?)"
              + "|\\b(CHANGE_?ME|REPLACE_?ME)\\b"
              + "|(/?\\bpath/to)\\b");

  private Placeholders() {}

  /** A placeholder as it is written, and the name of an input for it. */
  record Found(String text, String name) {}

  static List<Found> in(String line) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(line.length() > 4_000 ? line.substring(0, 4_000) : line);
    while (matcher.find()) {
      name(matcher).ifPresent(name -> found.add(new Found(matcher.group(), name)));
    }
    return found;
  }

  private static java.util.Optional<String> name(Matcher matcher) {
    if (matcher.group(5) != null) {
      return java.util.Optional.of(matcher.group(5).contains("HH") ? "STAMP" : "DATE");
    }
    if (matcher.group(7) != null) {
      return java.util.Optional.of("PATH_TO");
    }
    for (int group : new int[] {1, 2, 3, 4, 6}) {
      String text = matcher.group(group);
      if (text != null) {
        return isHtml(text) ? java.util.Optional.empty() : java.util.Optional.of(upper(text));
      }
    }
    return java.util.Optional.empty();
  }

  private static boolean isHtml(String text) {
    return text.matches(
        "(?i)br|b|i|p|div|span|a|code|pre|h\\d|li|ul|ol|td|tr|table|options|args|none|nil|eof|stdin|module|lambda|listcomp");
  }

  private static String upper(String text) {
    String name =
        text.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("_+$", "").toUpperCase(Locale.ROOT);
    return name.matches(
            "(?:RUN_ID|RUN_STAMP|RUN_FOLDER|RUNBOOK_FOLDER|STEP_ID|STEPGATE.*|UID|EUID|PWD|IFS|PATH|HOME|USER|SECONDS|GROUPS|RANDOM|PPID|LINENO|_|[0-9].*|BASH.*)")
        ? "THE_" + name
        : name;
  }

  /** A path in a field where names are expanded. */
  static String named(String path) {
    String text = Escapes.text(path);
    for (Found found : in(path)) {
      boolean secret = Names.isSecret(found.name());
      text = secret ? text : text.replace(found.text(), "${" + found.name() + "}");
    }
    return text;
  }
}
