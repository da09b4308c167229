package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pipes into {@code head}, which stops reading while the command before it still writes. */
final class Pipes {
  private static final Pattern HEAD =
      Pattern.compile("(?<!\\|)\\|\\s*(head(?:\\s+-(?:n\\s*)?(\\d+))?)(?=\\s*(?:$|[|;&)\\n]))");

  private Pipes() {}

  static void tell(List<Plan> plans, Findings findings) {
    for (Plan plan : plans) {
      for (Block.Code code : plan.action) {
        Script.of(code).commands().forEach(part -> tell(plan, findings, part.line(), part.text()));
      }
      plan.proofs.forEach(proof -> tell(plan, findings, proof.line(), proof.command()));
    }
  }

  private static void tell(Plan plan, Findings findings, int line, String command) {
    Matcher matcher = HEAD.matcher(command);
    if (!matcher.find()) {
      return;
    }
    String lines = Optional.ofNullable(matcher.group(2)).orElse("10");
    String instead = "sed -n 1," + lines + "p";
    plan.comment(line, "'| " + matcher.group(1) + "' may fail; better '| " + instead + "'");
    findings.add(
        "stops-reading",
        line,
        "'| " + matcher.group(1) + "' stops reading, and under pipefail the command may fail of it",
        "Write '| " + instead + "' in its place, which reads to the end.");
  }
}
