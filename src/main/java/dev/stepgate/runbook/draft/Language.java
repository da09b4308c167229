package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a block of code, or a piece of code in a sentence, is. */
final class Language {
  /** What stands in a sentence. */
  static final String INLINE = "inline";

  private static final Set<String> SHELL =
      Set.of(
          INLINE,
          "bash",
          "sh",
          "shell",
          "zsh",
          "console",
          "terminal",
          "shell-session",
          "sh-session",
          "fish",
          "ksh",
          "cmd",
          "bat",
          "command",
          "commandline");
  private static final Set<String> POWERSHELL = Set.of("powershell", "ps1", "ps", "pwsh", "posh");
  private static final Set<String> SQL =
      Set.of("sql", "mysql", "postgresql", "psql", "pgsql", "plsql");
  private static final Set<String> UNKNOWN =
      Set.of("", "text", "txt", "plain", "plaintext", "code", "output");
  private static final String PROGRAMS =
      "alembic|ansible(?:-playbook)?|apt(?:-get)?|aws|az|bundle|cat|cd|certbot|chmod|chown|clickhouse-client|cmp|composer|cp|createdb|crontab|curl|date|dd|df|diff|dig|django-admin|docker(?:-compose)?|dotnet|dropdb|du|echo|etcdctl|export|file|find|flask|flyway|gcloud|git|gpg|gradle|grep|gunzip|gzip|head|helm|host|influx|ip|java|journalctl|jq|kill|kubectl|ln|ls|make|mariadb(?:-dump|-admin)?|md5sum|mkdir|mongo(?:dump|restore|sh|import|export)?|mount|mv|mvn|mysql(?:dump|admin|check|import)?|nc|nginx|node|nohup|npm|npx|nslookup|openssl|pg_(?:dump|restore|dumpall|basebackup|isready|ctl)|php|ping|pip3?|pm2|pnpm|poetry|podman|printf|ps|psql|pwd|python[\\d.]*|rails|rake|rclone|redis-cli|restic|rm|rsync|ruby|s3cmd|scp|screen|sed|service|set|sftp|sha256sum|shasum|sleep|source|sqlite3|sqlcmd|ssh|ss|stat|su|sudo|supervisorctl|sync|systemctl|tail|tar|tee|telnet|terraform|test|tmux|touch|umount|unzip|uv|vault|velero|wc|wget|which|yarn|yum|dnf|zcat|zip|zstd|borg|pg_verifybackup|mongosh|rabbitmqctl|consul|nomad|skopeo|pgbackrest|barman|xtrabackup|mariabackup|mydumper|myloader|lsof|id|whoami|hostname|uptime|free|env|true|bash|sh";
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:[A-Za-z_]\\w*=\\S*\\s+)*(?:(?:"
              + PROGRAMS
              + ")(?:\\s.*|$)|(?:\\.{1,2}|~)?/[\\w./-]*\\w(?:\\s.*|$)|(?:[\\w.-]+/){0,8}\\.?(?:bin|sbin|scripts?|tools|ops)/[\\w.-]+(?:\\s.*|$)|\\w[\\w.-]*\\.(?:sh|py|bash|rb|pl)(?:\\s.*|$))",
          Pattern.DOTALL);

  /** Options, paths, pipes, quotes and settings, behind the first word. */
  private static final Pattern BARE =
      Pattern.compile("\\s(?:--?[A-Za-z]|[~.]?/\\w|\\S+[/@:=]\\S|[|<>]{1,2}\\s|\"|'\\S|\\$\\w)");

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?i)\\s(?:the|an?|you|your|is|are|was|should|must|that|this|then|and|or|for|of|into|it|with|to|if|which)(?:\\s|$)|[.:,]$");

  private static final Pattern CMDLET =
      Pattern.compile(
          "(?:^|\\s|\\|)(?:Get|Set|New|Remove|Start|Stop|Restart|Invoke|Test|Copy|Move|Write|Import|Export|Restore|Backup|Select|Where|Expand|Compress|Out)-[A-Z]\\w+");

  private Language() {}

  static boolean isPowershell(Block.Code code) {
    return POWERSHELL.contains(name(code))
        || name(code).isEmpty()
            && CMDLET.matcher(code.text()).find()
            && !isCommand(firstLine(code));
  }

  static boolean isSql(Block.Code code) {
    return SQL.contains(name(code));
  }

  /** Whether people type it into a terminal. */
  static boolean isTyped(Block.Code code) {
    return SHELL.contains(name(code)) && !code.text().strip().startsWith("-")
        || isPowershell(code)
        || UNKNOWN.contains(name(code)) && looksTyped(code);
  }

  static boolean isNamedShell(Block.Code code) {
    return SHELL.contains(name(code));
  }

  static boolean isUnknown(Block.Code code) {
    return UNKNOWN.contains(name(code));
  }

  /** Whether a piece of code in a sentence is something to type. */
  static boolean isCommand(String code) {
    String text = code.strip();
    boolean oneWord = !text.contains(" ");
    if (oneWord && !text.startsWith("./") && !text.matches("[\\w./-]+\\.sh")) {
      return false;
    }
    return COMMAND.matcher(text).matches();
  }

  /** Whether a line without any Markdown can only be something to type. */
  static boolean isBareCommand(String line) {
    return !line.contains("`")
        && isCommand(line)
        && BARE.matcher(line).find()
        && !SENTENCE.matcher(Shell.unquoted(line)).find();
  }

  /** Whether it is the name of a program. */
  static boolean isProgram(String code) {
    return code.matches("[a-z][\\w.-]*") && Pattern.matches(PROGRAMS, code);
  }

  private static boolean looksTyped(Block.Code code) {
    List<String> lines =
        code.text()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return !lines.isEmpty()
        && (COMMAND.matcher(lines.get(0)).matches()
                && !lines
                    .get(0)
                    .matches(
                        "(?:file|date|host|id|test|service|free|set|sync|env|head|find|make|true|source|kill|ip|ps)\\b(?: [a-z]+)*[.:]?")
            || Script.isPrompted(lines.get(0)));
  }

  private static String firstLine(Block.Code code) {
    return code.text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String name(Block.Code code) {
    return code.language().toLowerCase(Locale.ROOT);
  }
}
