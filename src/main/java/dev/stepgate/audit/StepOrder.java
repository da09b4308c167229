package dev.stepgate.audit;

import java.util.List;
import java.util.Optional;

/** The steps of a run, as the last record that listed them has it. */
final class StepOrder {
  private List<PlannedStep> steps = List.of();
  private boolean known;

  void learn(LogRecord record) {
    if (record.is("run") || record.is("change")) {
      known = record.fields().path("steps").isArray();
      steps = LogRecord.elements(record.fields().path("steps")).map(PlannedStep::of).toList();
    }
  }

  /** False after a change that does not list the steps: then their order cannot be judged. */
  boolean isKnown() {
    return known;
  }

  Optional<PlannedStep> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  List<PlannedStep> before(PlannedStep step) {
    return steps.stream().filter(other -> other.number() < step.number()).toList();
  }
}
