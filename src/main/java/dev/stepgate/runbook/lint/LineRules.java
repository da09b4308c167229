package dev.stepgate.runbook.lint;

import static dev.stepgate.runbook.lint.Command.Role.ACTION;
import static dev.stepgate.runbook.lint.Command.Role.CHECK;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that one look at a line can decide. */
final class LineRules {
  private static final Set<Command.Role> ALL_ROLES = EnumSet.allOf(Command.Role.class);
  private static final Pattern NEVER = Pattern.compile("(?!)");

  /** Where a command can begin: at the start, after a separator, behind a wrapper. */
  private static final String BEGIN =
      "(?:^|[;&|(]|\\b(?:exec|nohup|sudo|then|do|poetry run|uv run|bundle exec)\\s)\\s*(?:\\w+=\\S*\\s+)*";

  private static final String PASSWORD =
      "\\b(?:mysql\\w*|mariadb[\\w-]*)\\s(?:[^|;&]*\\s)?-p[^\\s-]"
          + "|\\s--password=[^\\s]"
          + "|\\b(?:PGPASSWORD|MYSQL_PWD|SSHPASS|REDISCLI_AUTH)=(?!\"?\\$)[\"']?[^\\s\"';]"
          + "|\\bsshpass\\s+-p"
          + "|\\bcurl\\s[^|;&]*\\s?(?:-u|--user)[\\s=]+[\"']?[^\\s:\"']+:[^\\s\"']"
          + "|://[^\\s/:@\"']+:[^\\s/@\"']+@";

  private static final String LONG_RUNNING =
      BEGIN
          + "(?:(?:\\S*python[0-9.]*\\s+)?\\S*manage\\.py\\s+runserver\\b"
          + "|(?:npm|yarn|pnpm)\\s+(?:run\\s+)?(?:start|dev|serve)(?![\\w:-])"
          + "|tail\\s+(?:\\S+\\s+)*(?:-[a-zA-Z]*[fF]\\b|--follow\\b)"
          + "|(?:python[0-9.]*\\s+-m\\s+)?flask\\s+(?:\\S+\\s+)*run\\b"
          + "|(?:\\S*/)?(?:uvicorn|gunicorn|hypercorn|daphne)\\s+(?!--version|--help)\\S"
          + "|python[0-9.]*\\s+-m\\s+http\\.server\\b"
          + "|php\\s+(?:\\S+\\s+)*-S\\b"
          + "|(?:\\S*/)?rails\\s+(?:server|s)\\b"
          + "|celery\\s+.*\\bworker\\b)";

  static final List<LineRule> ALL =
      List.of(
          rule(
              "password-on-command-line",
              ALL_ROLES,
              PASSWORD,
              NEVER,
              "a password on the command line, where every user of the machine can read it",
              "Declare it under secrets, and let the tool take it from its environment."),
          rule(
              "script-by-redirect",
              ALL_ROLES,
              BEGIN + "(?:mysql|mariadb|psql|sqlite3|sqlcmd)\\b[^|;<]*[^<\\s]\\s*<\\s*[^<(&\\s]",
              NEVER,
              "a script fed to the client by redirection: errors in it can go unnoticed",
              "Let the client read the file: 'psql -v ON_ERROR_STOP=1 -f FILE', 'mysql -e \"source FILE\"'."),
          rule(
              "masked-failure",
              ALL_ROLES,
              "\\|\\|\\s*(?:true|:)\\s*(?:$|[;&])|^set\\s+(?:\\+[a-z]*e|\\+o\\s+(?:errexit|pipefail))|;\\s*true\\s*$",
              NEVER,
              "a failure is hidden here",
              "Let the command fail, or test for the case that you expect."),
          rule(
              "masking-pipe",
              ALL_ROLES,
              "(?<!\\|)\\|\\s*(?:[ef]?grep\\s+(?:\\S+\\s+)*(?:-[a-zA-Z]*q[a-zA-Z]*|--quiet)\\b|head\\b)",
              NEVER,
              "a pipe into a command that stops reading: under pipefail the writer may die of it",
              "Use the check's 'contains', 'matches' or 'lines', or a command that reads to the end: '| sed -n 1,20p'."),
          rule(
              "fake-migration",
              ALL_ROLES,
              "\\bmigrate\\b[^;|&]*\\s--fake(?:-initial)?\\b",
              NEVER,
              "a migration is only marked as done",
              "Restore schema and migration history from the same moment, then migrate for real."),
          rule(
              "long-running-command",
              EnumSet.of(ACTION),
              LONG_RUNNING,
              NEVER,
              "this command does not end by itself, so the step never would",
              "Make it a 'service' step; it passes when its check does."),
          rule(
              "background-process",
              EnumSet.of(ACTION, CHECK),
              BEGIN + "nohup\\s|(?<![&>|<\\\\])&\\s*$",
              Pattern.compile("(?m)^[ \\t]*wait\\b"),
              "a process is left behind in the background",
              "Make it a 'service' step, so that it is watched and stopped."));

  private LineRules() {}

  private static LineRule rule(
      String name,
      Set<Command.Role> roles,
      String pattern,
      Pattern unless,
      String message,
      String hint) {
    return new LineRule(name, roles, Pattern.compile(pattern), unless, message, hint);
  }
}
