package dev.stepgate.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through a log and remembers what may come next. */
final class OrderWalk {
  private final List<Finding> findings;
  private final StepOrder order = new StepOrder();
  private final Set<String> passed = new HashSet<>();
  private String running = "";
  private String stopped = "";
  private String waiting = "";
  private String rejected = "";
  private boolean unsealed;

  OrderWalk(List<Finding> findings) {
    this.findings = findings;
  }

  void visit(LogRecord record, long line) {
    order.learn(record);
    switch (record.kind()) {
      case "attempt" -> begin();
      case "seal" -> unsealed = false;
      case "prompt" -> entered(record, line);
      case "intent" -> intended(record, line);
      case "confirmation" -> rejected = rejectedStep(record);
      case "outcome" -> ended(record, line);
      default -> {}
    }
  }

  /** What an attempt leaves open may have been cut off by a crash. */
  private void begin() {
    running = "";
    stopped = "";
    waiting = "";
    unsealed = false;
  }

  private void intended(LogRecord intent, long line) {
    String id = intent.text("step");
    entered(intent, line);
    if (!running.isEmpty()) {
      complain(line, "step " + id + " begins before step " + running + " has an outcome");
    }
    if (passed.contains(id) && !isService(id)) {
      complain(line, "step " + id + " begins again although it has passed");
    }
    running = id;
  }

  private void ended(LogRecord outcome, long line) {
    String id = outcome.text("step");
    String word = outcome.text("outcome");
    if (word.equals("rejected") && waiting.equals(id) && rejected.equals(id)) {
      stopped = "";
    }
    entered(outcome, line);
    waiting = word.equals("waiting") ? id : "";
    rejected = "";
    unsealed = true;
    running = "";
    if (word.equals("passed")) {
      passed.add(id);
    } else if (!word.equals("interrupted")) {
      stopped = id;
    }
  }

  /** Somebody may reject what waits while nobody works on the run. */
  private static String rejectedStep(LogRecord confirmation) {
    return confirmation.text("decision").equals("rejected") ? confirmation.text("step") : "";
  }

  private void entered(LogRecord record, long line) {
    String id = record.text("step");
    if (order.isKnown()) {
      order
          .step(id)
          .ifPresentOrElse(
              step -> checkPlace(record, step, line),
              () -> complain(line, "the run has no step " + id));
    }
    if (!stopped.isEmpty()) {
      complain(line, "step " + id + " goes on after step " + stopped + " has not passed");
    }
    if (unsealed) {
      complain(line, "the outcome before this has not been sealed");
    }
  }

  private void checkPlace(LogRecord record, PlannedStep step, long line) {
    if (record.has("number") && record.number("number") != step.number()) {
      complain(line, "step " + step.id() + " is number " + step.number());
    }
    order.before(step).stream()
        .filter(earlier -> !passed.contains(earlier.id()))
        .findFirst()
        .ifPresent(
            earlier ->
                complain(
                    line,
                    "step " + step.id() + " comes before step " + earlier.id() + " has passed"));
  }

  private boolean isService(String id) {
    return order.step(id).map(step -> step.kind().equals("service")).orElse(false);
  }

  private void complain(long line, String text) {
    findings.add(Finding.tampered(line, text));
  }
}
