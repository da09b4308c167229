package dev.stepgate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What speaks for a step since its last outcome. */
final class Proof {
  private final Map<Integer, String> verdicts = new TreeMap<>();
  private boolean confirmed;
  private boolean actionFailed;

  void add(LogRecord record) {
    switch (record.kind()) {
      case "intent" -> {
        verdicts.clear();
        actionFailed = false;
      }
      case "exit" -> actionFailed = !StepAttempt.succeeded(record);
      case "confirmation" -> confirmed |= record.text("decision").equals("confirmed");
      case "check" -> addCheck(record);
      default -> {}
    }
  }

  void clear() {
    verdicts.clear();
    confirmed = false;
    actionFailed = false;
  }

  /** What a step that has passed should have had. */
  List<String> missing(PlannedStep step) {
    List<String> missing = new ArrayList<>();
    if (actionFailed) {
      missing.add("although its action did not succeed");
    }
    if (step.isManual() && !confirmed) {
      missing.add("without a confirmation");
    }
    if (verdicts.isEmpty() && step.unchecked().isEmpty()) {
      missing.add("without a check");
    }
    verdicts.forEach(
        (index, verdict) -> {
          if (!verdict.equals("passed")) {
            missing.add("although check " + index + " did not hold");
          }
        });
    return missing;
  }

  private void addCheck(LogRecord check) {
    if (check.text("phase").equals("after")) {
      verdicts.put(check.number("index"), check.text("verdict"));
    }
  }
}
