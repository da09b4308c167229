package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be told of a command's output before it runs. */
final class Looked {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?is).*(?:\\|\\s*wc\\s+-[lcmw]|\\bwc -[lcmw] <.*|\\bgrep\\s+(?:-\\w+\\s+)*-\\w*c.*|\\bpsql\\b.*\\s-\\w*t.*count\\(.*|(?:mysql|mariadb)\\b.*\\s(?:-\\w*N\\w*|--skip-column-names)\\b.*count\\(.*|redis-cli.*\\b(?:dbsize|llen|scard)\\b.*|\\|\\s*jq\\s.*length.*)\\s*(?:#.*)?");
  private static final Pattern COUNT =
      Pattern.compile("(?is).*\\b(?:mysql|mariadb|psql)\\b.*count\\s*\\(.*");
  private static final Pattern LOOKS =
      Pattern.compile(
          "(?is)(?:[A-Z_]\\w*=\\S*\\s+|sudo\\s+(?:-u\\s+\\S+\\s+)?)*(?:"
              + "(?:ls|ll|cat|grep|egrep|zgrep|zcat|head|tail|wc|du|df|stat|file|find|diff|cmp|ps|ss|netstat|id|which|test|\\[|dig|host|ping|pg_isready|pg_verifybackup|journalctl|sha256sum|md5sum|jq|nslookup|lsof|uptime|free)\\b.*"
              + "|curl\\b(?!.*(?:-X\\s*(?:POST|PUT|DELETE|PATCH)|\\s-d\\b|--data|\\s-[oOT]\\b|-F\\b)).*"
              + "|docker(?:-compose| compose)?\\s+(?:ps|logs|inspect|images|port|top)\\b.*"
              + "|kubectl\\s+(?:-n\\s+\\S+\\s+)?(?:get|describe|logs|rollout status|wait|top)\\b.*"
              + "|systemctl\\s+(?:--\\S+\\s+)*(?:status|is-active|is-enabled|list-\\S+|show)\\b.*"
              + "|git\\s+(?:status|log|diff|rev-parse|describe|show)\\b.*"
              + "|gunzip\\s+(?:-\\w*[ct]\\w*).*|gzip\\s+-\\w*[lt].*|tar\\s+-?\\w*t\\w*\\s.*|unzip\\s+-[lt].*|openssl\\s+(?:x509|s_client).*"
              + "|(?:mysql|mariadb)\\b.*\\s(?:-\\w*e|--execute)[\\s=]*[\"']?\\s*(?:select|show|describe|desc|explain|check table)\\b.*"
              + "|psql\\b.*\\s(?:-\\w*c|--command)[\\s=]*[\"']?\\s*(?:select|show|\\\\d|\\\\l|\\\\conninfo|explain)\\b.*"
              + "|sqlite3\\b.*[\"']\\s*(?:select|pragma|\\.tables|\\.schema)\\b.*"
              + "|redis-cli\\b.*\\b(?:ping|dbsize|info|get|keys|llen|scard)\\b.*"
              + "|\\S*python[\\d.]*\\s+\\S*manage\\.py\\s+(?:showmigrations|check|diffsettings|sqlmigrate)\\b.*"
              + "|(?:flask db|alembic)\\s+(?:current|history|heads|check)\\b.*"
              + ")");

  private static final Pattern INTO =
      Pattern.compile(
          "\\|\\s*(?:sudo\\s+)?(?:\\w+=\\S*\\s+)*(?:mysql|mariadb|psql|sh|bash|xargs|tee|dd|tar|ssh|docker|kubectl|redis-cli|sqlite3|mongo\\w*|python[\\d.]*)\\b");

  /** The same command in a container. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "^(?:sudo\\s+)?(?:docker(?:-compose|\\s+compose)?\\s+exec\\s+(?:(?:-[euw]|--user|--env|--workdir)\\s+\\S+\\s+|-\\S+\\s+){0,9}\\S+"
              + "|kubectl\\s+(?:-n\\s+\\S+\\s+)?exec\\s+(?:\\S+\\s+){1,9}--)\\s+(?=\\w)");

  private Looked() {}

  static boolean givesNumber(String command) {
    return NUMBER.matcher(command).matches();
  }

  /** A number below a heading, as clients of databases print it. */
  static boolean givesHeadedNumber(String command) {
    return !givesNumber(command) && COUNT.matcher(command).matches();
  }

  static boolean changesNothing(String given) {
    String bare = given.replaceAll("(?m)\\s#\\s.*$", "");
    String command = ELSEWHERE.matcher(bare).replaceFirst("");
    return LOOKS.matcher(command).matches()
        && !INTO.matcher(command).find()
        && !command.matches("(?s).*[^0-9&>]>\\s*(?!/dev/null|&)[\\w./$\"].*");
  }

  /** Whether it is a command, and one that only looks. */
  static boolean isLook(String code) {
    return Language.isCommand(code) && changesNothing(code);
  }

  /** The one file that the command looks at. */
  static Optional<String> file(String command) {
    if (!command.matches("(?s)\\s*(?:sudo\\s+)?(?:ls|ll|du|stat|test|file)\\s[^|;&><\\n]*")) {
      return Optional.empty();
    }
    List<String> words = Shell.words(command.replaceFirst("\\s#.*$", ""));
    List<String> paths =
        words.stream()
            .skip(words.get(0).equals("sudo") ? 2 : 1)
            .filter(word -> !word.startsWith("-"))
            .toList();
    return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
  }
}
