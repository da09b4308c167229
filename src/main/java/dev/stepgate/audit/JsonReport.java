package dev.stepgate.audit;

import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report for programs: the records, sorted by step. */
final class JsonReport implements Report.Form {

  @Override
  public String render(History history, Verdict verdict) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("state", history.state());
    report.put("passed", history.countPassed());
    report.put("total", history.steps().size());
    report.set("run", history.run().fields());
    verification(report.putObject("verification"), verdict);
    ArrayNode attempts = report.putArray("attempts");
    history.attempts().forEach(attempt -> attempt(attempts.addObject(), attempt));
    ArrayNode steps = report.putArray("steps");
    history.steps().forEach(step -> step(steps.addObject(), step, history));
    return RecordLine.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
  }

  private static void verification(ObjectNode node, Verdict verdict) {
    node.put("state", verdict.state().name().toLowerCase(java.util.Locale.ROOT));
    node.put("records", verdict.records());
    node.put("sealed", verdict.sealed());
    node.put("ended", verdict.ended());
    node.put("known_head", verdict.knownHead());
    ArrayNode findings = node.putArray("findings");
    verdict
        .findings()
        .forEach(
            finding -> {
              ObjectNode found = findings.addObject();
              found.put("tampering", finding.isTampering());
              found.put("line", finding.line());
              found.put("text", finding.text());
            });
  }

  private static void attempt(ObjectNode node, RunAttempt attempt) {
    node.setAll(attempt.start().fields());
    node.put("state", attempt.state());
    LogRecord end = attempt.end();
    if (end != null) {
      node.set("end", end.fields());
    }
  }

  private static void step(ObjectNode node, PlannedStep step, History history) {
    node.put("number", step.number());
    node.put("id", step.id());
    node.put("title", step.title());
    node.put("kind", step.kind());
    ArrayNode attempts = node.putArray("attempts");
    history.attempts(step.id()).forEach(attempt -> attempt(attempts.addObject(), attempt));
  }

  private static void attempt(ObjectNode node, StepAttempt attempt) {
    node.put("attempt", attempt.attempt());
    node.put("started", RecordLine.time(attempt.started()));
    node.put("outcome", ReportFacts.outcome(attempt));
    put(node, "prompt", attempt.prompt());
    put(node, "intent", attempt.intent());
    put(node, "exit", attempt.exit());
    put(node, "confirmation", attempt.confirmation());
    put(node, "end", attempt.end());
    ArrayNode checks = node.putArray("checks");
    attempt.checks().forEach(check -> checks.add(check.fields()));
  }

  private static void put(
      ObjectNode node, String name, @org.jspecify.annotations.Nullable LogRecord record) {
    Optional.ofNullable(record).ifPresent(found -> node.set(name, found.fields()));
  }
}
