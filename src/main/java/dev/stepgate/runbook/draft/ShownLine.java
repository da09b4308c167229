package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of output that a document shows, as something to want. */
final class ShownLine {
  private final String command;
  private final Wants wants;

  ShownLine(String command, Wants wants) {
    this.command = command;
    this.wants = wants;
  }

  void expect(String raw) {
    String line = (Words.isBroken(raw) ? Words.withoutBroken(raw) : raw).strip();
    if (line.isEmpty() || line.matches("[.…]+|[-=+*_ ]+|\\[?\\.{3}]?")) {
      return;
    }
    if (Answers.isNothing(line)) {
      wants.put("empty", "true");
    } else if (line.matches("-?\\d+(?:\\.\\d+)?")
        && line.length() < 28
        && Looked.givesNumber(command)) {
      wants.put("number", line);
    } else if (line.matches("\\d+(?:\\s+\\(.*\\))?") && Looked.givesHeadedNumber(command)) {
      wants.matches("^\\s*" + line.replaceFirst("\\D.*$", "") + "\\s*$");
    } else {
      shown(line, line.matches("(?s).*(?:\\t|\\S {2,}\\S).*"));
    }
  }

  /** Clients draw their tables in one way for people and in another for files. */
  private void row(String line) {
    List<String> cells =
        List.of(line.split("[|│]")).stream()
            .map(String::strip)
            .filter(cell -> !cell.isEmpty())
            .toList();
    if (!cells.isEmpty() && cells.stream().noneMatch(Patterns::isVariable)) {
      wants.matches(
          "^\\W*" + String.join("\\W+", cells.stream().map(Patterns::literal).toList()) + "\\W*$");
    }
  }

  private void shown(String line, boolean columns) {
    if (line.matches("[|│].*[|│]")) {
      row(line);
      return;
    }
    Matcher secret =
        Pattern.compile(
                "^(\\w+)=(?:your\\S*|<.*>|\\*+|x{3,}|change\\S*|secret|password|…|\\.{3})$",
                Pattern.CASE_INSENSITIVE)
            .matcher(line);
    if (secret.matches()) {
      wants.matches("^" + secret.group(1) + "=.+$");
    } else if (columns || Patterns.isVariable(line)) {
      wants.matches(Patterns.line(line));
    } else {
      wants.contains(line);
    }
  }
}
