package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Label.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sorts what stands behind labels such as {@code Run as:} or {@code Expected:}. */
final class Labels {
  private final Plan plan;
  private final Findings findings;
  private final Remarks remarks;
  private Role role = Role.NONE;

  Labels(Plan plan, Findings findings, Remarks remarks) {
    this.plan = plan;
    this.findings = findings;
    this.remarks = remarks;
  }

  /** Sorts what stands behind a label; the answer is what the label announces. */
  Role read(int line, Label label) {
    role = label.role();
    String rest = label.rest();
    switch (label.role()) {
      case RUN_AS -> as(line, rest);
      case FOLDER -> plan.cwd = folder(rest);
      case TIMEOUT -> timeout(line, rest);
      case WHERE -> where(line, label.name(), rest);
      case COMMAND -> command(line, label.name(), rest);
      case MANUAL -> remarks.manual(line, rest);
      case CHECKLIST -> remarks.manual(line, rest);
      case CHECK -> check(line, label.name(), rest);
      case EXPECTED -> expected(line, rest);
      case NEEDS -> remarks.need(line, rest);
      case WHY -> remarks.why(rest);
      case WARNING -> warning(line, rest);
      case NOTE -> remarks.hint(rest);
      case FAILURE -> remarks.hint(label.name() + ": " + rest);
      case BROKEN, EXAMPLE -> {}
      case ALTERNATIVE, ROLLBACK -> aside(line, label);
      case NONE -> remarks.free(line, rest, Role.NONE);
    }
    return role;
  }

  /** The first of several ways is taken. */
  private void aside(int line, Label label) {
    if (label.role() == Role.ALTERNATIVE
        && plan.action.isEmpty()
        && label.name().toLowerCase(Locale.ROOT).startsWith("option")) {
      role = Role.COMMAND;
    }
    tellAside(line, label);
  }

  private void tellAside(int line, Label label) {
    plan.comment(line, Words.plain(label.name() + ": " + label.rest()));
    findings.add(
        label.role() == Role.ROLLBACK ? "rollback" : "alternative",
        line,
        role == Role.COMMAND
            ? "'" + Words.shortened(label.name()) + "' was taken of several ways"
            : "'" + Words.shortened(label.name()) + "' is no part of the step",
        role == Role.COMMAND
            ? "Take another if it suits better."
            : "It stands there as a comment; make a step of it if it has to be done.");
  }

  private void as(int line, String rest) {
    List<String> code = Words.code(rest);
    String plain =
        Words.plain(rest)
            .replaceFirst("\\s*\\(.*$", "")
            .replaceFirst("(?i)^(?:the )?(?:system )?(?:user )?", "")
            .replaceFirst("(?i) user$", "")
            .strip();
    String user = code.isEmpty() ? plain : code.get(0);
    if (user.matches("[a-z_][a-z0-9_-]{0,31}")) {
      plan.as = user;
    } else {
      plan.where.add(rest);
      plan.comment(line, "run as: " + Words.plain(rest));
    }
  }

  private void where(int line, String name, String rest) {
    plan.where.add(rest.isBlank() ? name : rest);
    plan.comment(line, Words.plain(name + ": " + rest));
  }

  private static @Nullable String folder(String rest) {
    List<String> code = Words.code(rest);
    String folder = code.isEmpty() ? Words.plain(rest).split("\\s")[0] : code.get(0);
    return folder.isBlank() ? null : Escapes.text(folder);
  }

  private void timeout(int line, String rest) {
    Optional<String> span = Spans.of(rest);
    span.ifPresentOrElse(
        found -> plan.timeout = found, () -> plan.comment(line, "timeout: " + Words.plain(rest)));
  }

  private void command(int line, String name, String rest) {
    List<String> typed = Words.code(rest).stream().filter(Language::isCommand).toList();
    typed.forEach(code -> plan.action.add(new Block.Code(line, Language.INLINE, code + "\n")));
    if (typed.isEmpty() && Language.isCommand(Words.plain(rest))) {
      plan.action.add(new Block.Code(line, "bash", Words.plain(rest) + "\n"));
    } else if (typed.isEmpty() && !rest.isBlank()) {
      remarks.free(
          line,
          name.matches("(?i)commands?|run|execute") ? rest : name + ": " + rest,
          Role.COMMAND);
    }
  }

  private void warning(int line, String rest) {
    if (rest.matches("(?is)\\W*if\\b.*")) {
      QuotedWords.in(rest).forEach(text -> plan.failing.add(new Said(line, text)));
      remarks.hint(rest);
    } else {
      remarks.why(rest);
    }
  }

  private void check(int line, String name, String rest) {
    String sentence =
        rest.isBlank()
                && !name.matches(
                    "(?i)(?:.{0,20} )?(?:checks?|verif\\w+|validat\\w+|test|confirm\\w*|proof)(?: .*)?")
            ? name
            : rest;
    if (!sentence.isBlank()) {
      Sentences.split(sentence).forEach(one -> remarks.look(line, one));
    }
  }

  private void expected(int line, String rest) {
    if (rest.isBlank()) {
      return;
    }
    if (Words.code(rest).stream().anyMatch(Looked::isLook)) {
      remarks.look(line, rest);
    } else if (plan.proofs.isEmpty()) {
      plan.said.add(new Said(line, rest));
    } else {
      plan.proofs.get(plan.proofs.size() - 1).say(line, "Should show: " + rest);
    }
  }
}
