package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** One page that needs nothing else, to print or to hand on. */
final class HtmlReport implements Report.Form {

  @Override
  public String render(History history, Verdict verdict) {
    StringBuilder html = new StringBuilder();
    head(history, html);
    html.append("<header><p class=kind>Restore report</p><h1>");
    html.append(escape(ReportFacts.title(history))).append("</h1><p class=result>");
    html.append(badge(history.state())).append(' ').append(escape(ReportFacts.progress(history)));
    html.append("</p></header>\n");
    verification(verdict, html);
    html.append("<section><h2>Run</h2>");
    facts(ReportFacts.run(history), html);
    html.append("</section>\n<section><h2>Attempts</h2><ol>");
    history.attempts().forEach(attempt -> attempt(attempt, html));
    html.append("</ol><ul>");
    ReportFacts.interventions(history)
        .forEach(words -> html.append("<li>").append(escape(words)).append("</li>"));
    html.append("</ul></section>\n");
    overview(history, html);
    history.steps().forEach(step -> step(step, history, html));
    html.append("<footer>All times are UTC. Made from <code>audit.jsonl</code> alone; the log is");
    return html.append(" the authority, this page is not.</footer>\n</body></html>\n").toString();
  }

  private static void head(History history, StringBuilder html) {
    html.append("<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>\n");
    html.append("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=color-scheme content=\"light dark\">\n<title>");
    html.append(escape(history.run().text("run"))).append("</title>\n<style>\n");
    html.append(style()).append("</style></head>\n<body>\n");
  }

  private static void verification(Verdict verdict, StringBuilder html) {
    String state = verdict.state().name().toLowerCase(Locale.ROOT);
    html.append("<section class=\"verdict ").append(state).append("\"><h2>Verification</h2><p>");
    html.append(badge(state))
        .append(' ')
        .append(escape(verdict.intact() ? verdict.coverage() : verdict.describe()))
        .append("</p>");
    if (!verdict.findings().isEmpty()) {
      html.append("<ul>");
      verdict
          .findings()
          .forEach(finding -> html.append("<li>").append(escape(finding.render())).append("</li>"));
      html.append("</ul>");
    }
    html.append("</section>\n");
  }

  private static void attempt(RunAttempt attempt, StringBuilder html) {
    String words = escape(ReportFacts.attempt(attempt));
    html.append("<li value=").append(attempt.attempt()).append('>').append(words).append("</li>");
  }

  private static void overview(History history, StringBuilder html) {
    html.append("<section><h2>Steps</h2><table class=steps><thead><tr><th>#</th><th>Step</th>");
    html.append("<th>Outcome</th><th>Attempts</th></tr></thead><tbody>");
    for (PlannedStep step : history.steps()) {
      String outcome = history.lastAttempt(step.id()).map(ReportFacts::outcome).orElse("not begun");
      html.append("<tr><td>").append(step.number()).append("</td><td><b>");
      html.append(escape(step.id())).append("</b> ").append(escape(step.title()));
      html.append("</td><td>").append(badge(outcome)).append("</td><td>");
      html.append(history.attempts(step.id()).size()).append("</td></tr>");
    }
    html.append("</tbody></table></section>\n");
  }

  private static void step(PlannedStep step, History history, StringBuilder html) {
    html.append("<section class=step><h2>").append(step.number()).append(". ");
    html.append(escape(Phrases.joined(" - ", step.id(), step.title()))).append("</h2>");
    if (!step.unchecked().isEmpty()) {
      html.append("<p>Goes without a check: ").append(escape(step.unchecked())).append("</p>");
    }
    if (history.attempts(step.id()).isEmpty()) {
      html.append("<p>Not begun.</p>");
    }
    history.attempts(step.id()).forEach(attempt -> attempt(attempt, html));
    html.append("</section>\n");
  }

  private static void attempt(StepAttempt attempt, StringBuilder html) {
    html.append("<article><h3>Attempt ").append(attempt.attempt()).append(' ');
    html.append(badge(ReportFacts.outcome(attempt))).append("</h3>");
    facts(ReportFacts.step(attempt), html);
    String command = ReportFacts.command(attempt);
    if (!command.isBlank()) {
      html.append("<pre>").append(lines(command)).append("</pre>");
    }
    checks(attempt, html);
    html.append("</article>\n");
  }

  private static void checks(StepAttempt attempt, StringBuilder html) {
    if (attempt.checks().isEmpty()) {
      return;
    }
    html.append("<table class=checks><thead><tr><th>Check</th><th>Expected</th><th>Actual</th>");
    html.append("<th>Verdict</th></tr></thead><tbody>");
    for (LogRecord check : attempt.checks()) {
      html.append("<tr><td>").append(lines(check.text("check"))).append("</td><td>");
      html.append(lines(check.text("expected"))).append("</td><td>");
      html.append(lines(check.text("actual"))).append("</td><td>");
      html.append(badge(check.text("verdict"))).append("</td></tr>");
    }
    html.append("</tbody></table>");
  }

  private static void facts(Map<String, String> facts, StringBuilder html) {
    html.append("<dl>");
    facts.forEach(
        (name, value) ->
            html.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(lines(value))
                .append("</dd>"));
    html.append("</dl>");
  }

  private static String badge(String word) {
    String safe = escape(Phrases.spaced(word));
    return "<span class=\"badge " + word.replaceAll("[^a-z]", "") + "\">" + safe + "</span>";
  }

  private static String lines(String text) {
    StringBuilder html = new StringBuilder();
    text.lines().forEach(line -> html.append(html.isEmpty() ? "" : "\n").append(escape(line)));
    return html.toString();
  }

  private static String escape(String text) {
    return Markup.escape(Printable.line(text));
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(java.util.Objects.requireNonNull(css).readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
