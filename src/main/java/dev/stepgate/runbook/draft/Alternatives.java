package dev.stepgate.runbook.draft;

import java.util.List;

/** Blocks that show several ways to do one thing. */
final class Alternatives {
  private Alternatives() {}

  static void find(Plan plan, Findings findings) {
    for (Block.Code code : plan.action) {
      List<Script.Part> parts = Script.of(code).parts();
      boolean says =
          parts.stream()
              .anyMatch(
                  part ->
                      part.kind() == Script.Kind.COMMENT
                          && part.text()
                              .matches("(?i)(?:or\\b|alternative|option\\b|either\\b).*"));
      if (says || repeats(parts)) {
        findings.add(
            "alternative",
            code.line(),
            "the commands look like several ways to do one thing",
            "Keep the one you need; as it stands, all of them run.");
      }
    }
  }

  /** The same program with other options, and each time a comment about it. */
  private static boolean repeats(List<Script.Part> parts) {
    List<String> commands =
        parts.stream()
            .filter(part -> part.kind() == Script.Kind.COMMAND)
            .map(part -> head(part.text()))
            .toList();
    long comments = parts.stream().filter(part -> part.kind() == Script.Kind.COMMENT).count();
    return commands.size() > 1
        && comments >= commands.size()
        && commands.stream().distinct().count() == 1;
  }

  private static String head(String command) {
    List<String> words = Shell.words(command);
    return String.join(" ", words.subList(0, Math.min(3, words.size())));
  }
}
