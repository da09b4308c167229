package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Step;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What in a command cannot be undone. */
final class Destruction {
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?i:\\bDROP\\s+(?:DATABASE|SCHEMA|TABLE)\\b)"
              + "|(?i:\\bTRUNCATE\\s+(?:TABLE\\s+)?[a-z_\"`])"
              + "|\\brm\\s+(?:-\\S+\\s+)*(?:-[a-zA-Z]*[rR]|--recursive)"
              + "|\\bpg_restore\\b.*\\s(?:--clean|-[a-zA-Z]*c)\\b"
              + "|\\s--clean\\b"
              + "|(?:^|[;&|(]|sudo\\s)\\s*(?:dropdb|dropuser|mkfs(?:\\.\\w+)?|wipefs|shred)\\s+(?!--version|--help)\\S"
              + "|\\bdd\\b.*\\bof=/dev/"
              + "|\\bmysqladmin\\b.*\\sdrop\\b"
              + "|\\bmanage\\.py\\s+(?:flush|reset_db)\\b"
              + "|\\b(?i:FLUSHALL|FLUSHDB)\\b");

  private Destruction() {}

  /** The lines of the step's action that destroy something. */
  static List<ShellLine> in(Step step, Reading reading) {
    return lines(step, reading).filter(line -> PATTERN.matcher(line.text()).find()).toList();
  }

  private static Stream<ShellLine> lines(Step step, Reading reading) {
    return reading.commandsOf(step).stream()
        .filter(command -> command.role() != Command.Role.CHECK)
        .flatMap(command -> command.lines().stream());
  }
}
