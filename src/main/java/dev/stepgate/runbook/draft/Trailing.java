package dev.stepgate.runbook.draft;

import java.util.List;

/** Commands at the end of an action that only look, with a comment about what they should show. */
final class Trailing {
  private Trailing() {}

  static void looks(Block.Code code, Plan plan, Findings findings) {
    if (code != plan.action.get(plan.action.size() - 1) || Language.isPowershell(code)) {
      return;
    }
    List<Script.Part> parts = Script.of(code).parts();
    int from = from(parts);
    if (from < 0 || parts.stream().skip(from).noneMatch(Trailing::answers)) {
      return;
    }
    int line = parts.get(from).line() - code.line();
    List<String> lines = code.text().lines().toList();
    Block.Code looks =
        new Block.Code(
            parts.get(from).line(),
            code.language(),
            String.join("\n", lines.subList(line, lines.size())));
    Block.Code acts =
        new Block.Code(
            code.line(),
            code.language(),
            String.join("\n", lines.subList(0, line)).stripTrailing());
    int at = plan.action.indexOf(code);
    new ProofReader(plan, findings, false).read(looks);
    plan.action.set(at, acts);
    if (Script.of(acts).commands().isEmpty()) {
      plan.action.set(at, new Block.Code(code.line(), code.language(), ""));
    }
  }

  private static boolean answers(Script.Part part) {
    return part.kind() == Script.Kind.COMMENT && Interpreter.isAnswer(part.text())
        || part.kind() == Script.Kind.COMMAND
            && part.text().matches("(?is).*\\s#\\s*(?:should|must|expect|=>|->|→)[^\\n]*");
  }

  /** The first of the last commands that change nothing. */
  private static int from(List<Script.Part> parts) {
    int from = -1;
    for (int i = parts.size() - 1; i >= 0; i--) {
      Script.Part part = parts.get(i);
      if (part.kind() == Script.Kind.COMMAND) {
        if (!Looked.changesNothing(part.text())) {
          return from;
        }
        from = i;
      }
    }
    return from;
  }
}
