package dev.stepgate.runbook.draft;

import java.util.List;

/** What a person has to do, where the document only tells it. */
final class Manuals {
  private Manuals() {}

  /** A text of which nothing else could be made is for a person to follow. */
  static List<String> texts(Plan plan) {
    List<String> prose =
        plan.comments.stream()
            .filter(comment -> comment.matches("(?s)line \\d+: (?!example output).*"))
            .toList();
    plan.comments.removeAll(prose);
    return prose.isEmpty()
        ? List.of(plan.unit.title().replaceFirst("(?<![.;!?])$", "."))
        : prose.stream().map(comment -> comment.replaceFirst("^line \\d+: ", "")).toList();
  }
}
