package dev.stepgate.runbook.draft;

import java.util.List;

/** Wanted output below a check that the action prints, and not the check. */
final class Misplaced {
  private Misplaced() {}

  static void move(Plan plan, Findings findings) {
    String script = plan.script();
    for (Proof proof : plan.proofs.stream().filter(one -> isPrinting(one.command())).toList()) {
      List<Said> foreign =
          proof.shown().stream().filter(shown -> !prints(proof.command(), shown.text())).toList();
      boolean knowsOthers = foreign.size() < proof.shown().size();
      foreign.stream()
          .filter(shown -> knowsOthers || prints(script, shown.text()))
          .forEach(shown -> move(shown, proof, script, plan, findings));
    }
  }

  private static void move(Said shown, Proof proof, String script, Plan plan, Findings findings) {
    if (!isLabelled(shown.text())) {
      return;
    }
    proof.shown().remove(shown);
    if (prints(script, shown.text())) {
      plan.shown.add(shown);
      return;
    }
    plan.comment(
        shown.line(), "neither the command nor the check seems to print: " + shown.text().strip());
    findings.add(
        "not-printed",
        shown.line(),
        "'" + Words.shortened(shown.text()) + "' is expected, and the check does not print it",
        "Look which command prints it; it was left out.");
  }

  private static boolean isPrinting(String command) {
    return command.matches("(?s).*(?:print|echo|puts|console\\.log|Write-).*");
  }

  private static boolean isLabelled(String line) {
    return line.matches("\\s*\\W{0,4}\\s*\\p{L}[\\p{L}\\w ]{2,50}:\\s.*|\\s*\\p{L}+ [A-Z\\d]+ .*");
  }

  private static boolean prints(String command, String line) {
    String bare = Words.isBroken(line) ? Words.withoutBroken(line) : line;
    String label = bare.replaceFirst("^\\W+", "").replaceFirst(":.*$", "").strip();
    String start = label.length() < bare.strip().length() ? label : firstWords(label);
    return isPrinting(command) && (start.isEmpty() || command.contains(start));
  }

  private static String firstWords(String text) {
    String[] words = text.split("\\s+");
    return words.length < 2 ? text : words[0] + " " + words[1];
  }
}
