package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.List;
import java.util.regex.Pattern;

/** Checks that want a database to be empty, which is so only until a later step fills it. */
final class Emptied {
  static final List<String> WHY =
      List.of("empty only until a later step fills it, so a resume must not look again");

  private static final Pattern CLIENT =
      Pattern.compile("(?is).*\\b(?:mysql|mariadb|psql|sqlite3|sqlcmd|mongo\\w*|redis-cli)\\b.*");

  private Emptied() {}

  static boolean isWanted(Yaml one) {
    return one instanceof Yaml.Keys check && isWanted(check);
  }

  private static boolean isWanted(Yaml.Keys check) {
    return CLIENT.matcher(text(check, "run")).matches()
        && (text(check, "empty").equals("true")
            || text(check, "number").equals("0")
            || text(check, "matches").equals("^\\s*0\\s*$"));
  }

  private static String text(Yaml.Keys check, String key) {
    return check
        .get(key)
        .filter(Yaml.Words.class::isInstance)
        .map(value -> ((Yaml.Words) value).text())
        .orElse("");
  }
}
