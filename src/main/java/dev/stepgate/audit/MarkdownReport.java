package dev.stepgate.audit;

import java.util.Map;

/** A report to paste into a ticket. */
final class MarkdownReport implements Report.Form {

  @Override
  public String render(History history, Verdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escape(ReportFacts.title(history))).append("\n\n");
    facts(ReportFacts.run(history), text);
    text.append("\n## Verification\n\n").append(escape(verdict.describe())).append("\n\n");
    verdict.findings().forEach(f -> text.append("- ").append(escape(f.render())).append('\n'));
    text.append("\n## Attempts\n\n");
    history.attempts().forEach(attempt -> attempt(attempt, text));
    text.append('\n');
    ReportFacts.interventions(history)
        .forEach(words -> text.append("- ").append(escape(words)).append('\n'));
    history.steps().forEach(step -> step(step, history, text));
    return text.toString();
  }

  private static void attempt(RunAttempt attempt, StringBuilder text) {
    String words = escape(ReportFacts.attempt(attempt));
    text.append(attempt.attempt()).append(". ").append(words).append('\n');
  }

  private static void step(PlannedStep step, History history, StringBuilder text) {
    String title = Phrases.joined(" - ", step.id(), step.title());
    text.append("\n## Step ").append(step.number()).append(": ").append(escape(title));
    text.append("\n");
    if (history.attempts(step.id()).isEmpty()) {
      text.append("\nnot begun\n");
    }
    history.attempts(step.id()).forEach(attempt -> attempt(attempt, text));
  }

  private static void attempt(StepAttempt attempt, StringBuilder text) {
    text.append("\n### Attempt ").append(attempt.attempt()).append(": ");
    text.append(ReportFacts.outcome(attempt)).append("\n\n");
    facts(ReportFacts.step(attempt), text);
    String command = ReportFacts.command(attempt);
    if (!command.isBlank()) {
      String fence = fence(command);
      text.append('\n').append(fence).append("text\n").append(printable(command));
      text.append(fence).append('\n');
    }
    if (!attempt.checks().isEmpty()) {
      text.append("\n| check | verdict | expected | actual |\n|---|---|---|---|\n");
      attempt.checks().forEach(check -> row(text, check));
    }
  }

  private static void row(StringBuilder text, LogRecord check) {
    text.append("| ").append(escape(check.text("check")));
    text.append(" | ").append(check.text("verdict"));
    text.append(" | ").append(escape(check.text("expected")));
    text.append(" | ").append(escape(check.text("actual"))).append(" |\n");
  }

  private static void facts(Map<String, String> facts, StringBuilder text) {
    text.append("| | |\n|---|---|\n");
    facts.forEach(
        (name, value) ->
            text.append("| ").append(name).append(" | ").append(escape(value)).append(" |\n"));
  }

  /** A fence that nothing in the command can close. */
  private static String fence(String command) {
    String fence = "```";
    while (command.contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  private static String printable(String command) {
    StringBuilder lines = new StringBuilder();
    command.lines().forEach(line -> lines.append(Printable.line(line)).append('\n'));
    return lines.toString();
  }

  private static String escape(String text) {
    return Printable.line(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~&])", "\\\\$1");
  }
}
