package dev.stepgate.audit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A test case for each step, for build servers. */
final class JunitReport implements Report.Form {

  @Override
  public String render(History history, Verdict verdict) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    long notBegun = history.steps().stream().filter(s -> last(history, s).isEmpty()).count();
    long passed = history.countPassed();
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n",
            attribute(history.run().text("run")),
            history.steps().size() + 1,
            history.steps().size() - passed - notBegun,
            verdict.intact() ? 0 : 1,
            notBegun));
    history.steps().forEach(step -> step(step, history, xml));
    log(history, verdict, xml);
    return xml.append("</testsuite>\n").toString();
  }

  private static void step(PlannedStep step, History history, StringBuilder xml) {
    Optional<StepAttempt> last = last(history, step);
    begin(history, step.id(), last.flatMap(StepAttempt::took).orElse(Duration.ZERO), xml);
    if (last.isEmpty()) {
      xml.append("    <skipped message=\"not begun\"/>\n");
    } else if (!history.passed(step.id())) {
      failure(last.get(), xml);
    }
    List<StepAttempt> attempts = history.attempts(step.id());
    xml.append("    <system-out>");
    attempts.forEach(attempt -> xml.append(text(summary(attempt))));
    xml.append("</system-out>\n  </testcase>\n");
  }

  private static void failure(StepAttempt attempt, StringBuilder xml) {
    String reason = Phrases.joined(": ", ReportFacts.outcome(attempt), attempt.reason());
    xml.append("    <failure message=\"").append(attribute(reason)).append("\">");
    attempt.checks().stream()
        .filter(check -> !check.text("verdict").equals("passed"))
        .forEach(check -> xml.append(text(difference(check))));
    xml.append("</failure>\n");
  }

  /** That the log is intact is one more thing that a build can fail for. */
  private static void log(History history, Verdict verdict, StringBuilder xml) {
    begin(history, "audit log", Duration.ZERO, xml);
    if (!verdict.intact()) {
      xml.append("    <error message=\"").append(attribute(verdict.describe())).append("\">");
      verdict.problems().forEach(problem -> xml.append(text(problem.render() + "\n")));
      xml.append("</error>\n");
    }
    xml.append("  </testcase>\n");
  }

  private static void begin(History history, String name, Duration took, StringBuilder xml) {
    xml.append(
        String.format(
            Locale.ROOT,
            "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">\n",
            attribute(history.run().text("runbook")),
            attribute(name),
            took.toMillis() / 1000.0));
  }

  private static String summary(StepAttempt attempt) {
    String outcome = "attempt " + attempt.attempt() + ": " + ReportFacts.outcome(attempt);
    return Phrases.joined(", ", outcome, attempt.reason()) + "\n";
  }

  private static String difference(LogRecord check) {
    return check.text("check")
        + "\nexpected: "
        + check.text("expected")
        + "\nactual:   "
        + check.text("actual")
        + "\n";
  }

  private static Optional<StepAttempt> last(History history, PlannedStep step) {
    return history.lastAttempt(step.id());
  }

  private static String attribute(String value) {
    return Markup.escape(Printable.line(value));
  }

  private static String text(String value) {
    StringBuilder lines = new StringBuilder();
    value.lines().forEach(line -> lines.append(Printable.line(line)).append('\n'));
    return Markup.escape(lines.toString());
  }
}
