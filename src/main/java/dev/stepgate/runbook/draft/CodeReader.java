package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Label.Role;
import java.util.List;
import java.util.regex.Pattern;

/** Sorts blocks of code by what was announced above them. */
final class CodeReader {
  private static final Pattern CRON =
      Pattern.compile("(?s)(?:[\\d*/,-]+\\s+){5}\\S.*|@(?:daily|hourly|weekly|reboot)\\s.*");
  private final Plan plan;
  private final Findings findings;

  CodeReader(Plan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
  }

  /**
   * @param role what was announced
   * @param introduction the sentence above it
   */
  void read(Block.Code code, Role role, Block.Prose introduction) {
    switch (role) {
      case EXAMPLE, BROKEN ->
          plan.comment(code.line(), "example output, " + code.text().lines().count() + " lines");
      case EXPECTED -> shown(code);
      case ALTERNATIVE, ROLLBACK -> kept(code, "not part of the step");
      case FAILURE, NOTE -> hintCode(code);
      case NEEDS ->
          Script.of(code)
              .commands()
              .forEach(c -> plan.needs.add(new Said(c.line(), "`" + c.text() + "`")));
      case CHECK -> proofs(code);
      default -> action(code, introduction);
    }
  }

  private void hintCode(Block.Code code) {
    if (Language.isTyped(code)) {
      plan.hint.add(Script.verbatim(code));
    } else {
      kept(code, "shown");
    }
  }

  private void kept(Block.Code code, String what) {
    plan.comment(code.line(), what + ":");
    code.text().lines().forEach(text -> plan.comments.add("  " + text));
  }

  private void shown(Block.Code code) {
    int line = code.line();
    for (String text : code.text().lines().toList()) {
      if (plan.proofs.isEmpty()) {
        plan.shown.add(new Said(line, text));
      } else {
        plan.proofs.get(plan.proofs.size() - 1).show(line, text);
      }
      line++;
    }
  }

  private void proofs(Block.Code code) {
    if (!Language.isTyped(code)) {
      if (Language.isUnknown(code) && !plan.proofs.isEmpty()) {
        shown(code);
      } else {
        kept(code, "to be checked by hand");
        undecided(
            code,
            "a check in " + (code.language().isEmpty() ? "an unknown language" : code.language()));
      }
      return;
    }
    new ProofReader(plan, findings, true).read(code);
  }

  private void undecided(Block.Code code, String what) {
    findings.add(
        "undecided",
        code.line(),
        what + " that is no command",
        "Write a check for it; declare the database if it is SQL.");
  }

  private void action(Block.Code code, Block.Prose introduction) {
    List<Script.Part> commands = Language.isTyped(code) ? Script.of(code).commands() : List.of();
    if (Language.isTyped(code) && commands.isEmpty()) {
      code.text()
          .lines()
          .map(text -> text.replaceFirst("^[#\\s]+", ""))
          .filter(text -> !text.isBlank())
          .forEach(text -> plan.manual.add(new Said(code.line(), text)));
      return;
    }
    if (!commands.isEmpty()
        && commands.stream().allMatch(part -> CRON.matcher(part.text()).matches())) {
      plan.manual.add(
          new Said(code.line(), "Put into the crontab:\n" + code.text().stripTrailing()));
      return;
    }
    if (Language.isTyped(code)) {
      plan.action.add(code);
    } else if (Language.isSql(code)) {
      plan.manual.add(
          new Said(code.line(), "Run in the database:\n" + code.text().stripTrailing()));
      undecided(code, "SQL");
    } else if (Language.isUnknown(code) && !plan.action.isEmpty()) {
      kept(code, "shown behind the command");
      findings.add(
          "undecided",
          code.line(),
          "something is shown here, and the document does not say what for",
          "If it is the wanted output, write it as a check.");
    } else if (plan.action.isEmpty()) {
      content(code, introduction);
    } else {
      kept(code, code.language());
    }
  }

  /** What belongs into a file is for a person to put there. */
  private void content(Block.Code code, Block.Prose introduction) {
    String announced = Words.plain(introduction.text());
    boolean introduced =
        announced.endsWith(":")
            && plan.comments.remove("line " + introduction.line() + ": " + announced);
    String language = code.language().isEmpty() ? "" : " " + code.language();
    String above = introduced ? announced : "Use this" + language + ":";
    plan.manual.add(
        new Said(
            introduced ? introduction.line() : code.line(),
            above + "\n" + code.text().stripTrailing()));
  }
}
