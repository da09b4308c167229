package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a block of commands that check something, with the comments beside them. */
final class ProofReader {
  private static final Pattern BEHIND =
      Pattern.compile(
          "\\s#\\s*((?:should|must|expect|=>|->|→|returns?|prints?|shows?)\\b?.*)$",
          Pattern.CASE_INSENSITIVE);
  private final Plan plan;
  private final Findings findings;
  private final List<Script.Part> settings = new ArrayList<>();
  private boolean lines;
  private boolean powershell;

  private final boolean wanted;

  /**
   * @param wanted whether the output that is shown is what is wanted, and no mere example
   */
  ProofReader(Plan plan, Findings findings, boolean wanted) {
    this.wanted = wanted;
    this.plan = plan;
    this.findings = findings;
  }

  void read(Block.Code code) {
    powershell = Language.isPowershell(code);
    Script script = Script.of(code);
    int before = plan.proofs.size();
    for (Script.Part part : script.parts()) {
      read(part, plan.proofs.size() > before);
    }
    settings.forEach(this::lost);
  }

  private void read(Script.Part part, boolean has) {
    switch (part.kind()) {
      case COMMAND -> command(part);
      case OUTPUT -> output(part, has);
      case COMMENT -> comment(part, has);
    }
  }

  private void command(Script.Part part) {
    lines = false;
    if (Shell.isSetting(part.text())) {
      settings.add(part);
      return;
    }
    List<String> all = new ArrayList<>(settings.stream().map(Script.Part::text).toList());
    all.add(part.text());
    settings.clear();
    String typed = String.join("\n", all);
    Proof proof = new Proof(part.line(), powershell ? Powershell.inBash(typed) : typed);
    Matcher behind = BEHIND.matcher(part.text());
    if (behind.find()) {
      proof.say(part.line(), answer(behind.group(1)));
    }
    plan.proofs.add(proof);
  }

  private void output(Script.Part part, boolean has) {
    if (has && wanted) {
      last().show(part.line(), part.text());
    }
  }

  private void comment(Script.Part part, boolean has) {
    if (has && lines && !Interpreter.isAnswer(part.text())) {
      last().show(part.line(), part.text());
    } else if (has && Interpreter.announcesLines(part.text())) {
      lines = true;
    } else if (has && Interpreter.isAnswer(part.text())) {
      last().say(part.line(), answer(part.text()));
    } else {
      lines = false;
    }
  }

  static String answer(String comment) {
    return comment.replaceFirst("^(?:=>|->|→|⇒)\\s*", "Should show: ");
  }

  private Proof last() {
    return plan.proofs.get(plan.proofs.size() - 1);
  }

  /** What is set here is not set any more in the next step. */
  private void lost(Script.Part part) {
    plan.comments.add("line " + part.line() + ", without effect in a shell of its own:");
    part.text().lines().forEach(text -> plan.comments.add("  " + text));
    findings.add(
        "lost-setting",
        part.line(),
        "'" + Words.shortened(part.text(), 60) + "' is lost when its step ends",
        "Each step has a shell of its own: list the name under env.require, or put it into the file that env.file names.");
  }
}
