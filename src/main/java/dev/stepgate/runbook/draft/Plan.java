package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the document says about one step, sorted by what it is for. */
final class Plan {
  final Unit unit;
  final List<String> comments = new ArrayList<>();
  final List<Block.Code> action = new ArrayList<>();
  final List<Said> manual = new ArrayList<>();
  final List<Said> checklist = new ArrayList<>();
  final List<Proof> proofs = new ArrayList<>();
  final List<Said> needs = new ArrayList<>();
  final List<Said> looks = new ArrayList<>();
  final List<Said> wanted = new ArrayList<>();
  final List<String> why = new ArrayList<>();
  final List<String> hint = new ArrayList<>();
  final List<Said> failing = new ArrayList<>();
  final List<Said> said = new ArrayList<>();
  final List<Said> shown = new ArrayList<>();
  final List<String> where = new ArrayList<>();
  @Nullable String as;
  @Nullable String cwd;
  @Nullable String timeout;

  Plan(Unit unit) {
    this.unit = unit;
  }

  void comment(int line, String text) {
    comments.add("line " + line + ": " + text);
  }

  boolean isEmpty() {
    return action.isEmpty() && manual.isEmpty() && checklist.isEmpty() && proofs.isEmpty();
  }

  /** All that the action types, as one text. */
  String script() {
    List<String> texts = new ArrayList<>();
    action.forEach(code -> texts.add(Script.verbatim(code)));
    texts.removeIf(String::isBlank);
    return String.join("\n", texts);
  }

  int actionLine() {
    return action.isEmpty() ? unit.line() : action.get(0).line();
  }
}
