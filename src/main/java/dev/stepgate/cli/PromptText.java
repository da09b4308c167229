package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import dev.stepgate.run.Times;
import java.util.ArrayList;
import java.util.List;

/** The question of a manual step, in lines. */
final class PromptText {
  private PromptText() {}

  static List<String> lines(Prompt prompt) {
    List<String> lines = new ArrayList<>(Printable.lines(prompt.message()));
    prompt.checklist().forEach(item -> lines.add(Printable.line("[ ] " + item)));
    if (prompt.phrase() != null) {
      lines.add(Printable.line("type exactly: " + prompt.phrase()));
    }
    lines.addAll(terms(prompt));
    lines.addAll(checks(prompt));
    return lines;
  }

  /** What no word of a person can replace. */
  static List<String> checks(Prompt prompt) {
    if (prompt.checks().isEmpty()) {
      return List.of("Nothing is checked afterwards: the step passes on your word.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("The step passes only if this then holds:");
    prompt.checks().forEach(check -> lines.add(Printable.line("- " + check)));
    return lines;
  }

  /** Who may answer, and until when. */
  static List<String> terms(Prompt prompt) {
    List<String> terms = new ArrayList<>();
    if (prompt.notByStarter()) {
      terms.add(Printable.line("not to be confirmed by " + prompt.starter() + ", who started it"));
    }
    if (prompt.expires() != null) {
      terms.add("void after " + Times.exact(prompt.expires()));
    }
    return terms;
  }
}
