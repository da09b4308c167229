package dev.stepgate.runbook;

import java.util.List;

/** What must be true of every step, whatever it does. */
final class StepRules {
  private final Problems problems;
  private final Patterns patterns;

  StepRules(Problems problems, Places places) {
    this.problems = problems;
    this.patterns = new Patterns(problems, places);
  }

  void check(Step step, Node.Mapping mapping) {
    step.options().capture().values().forEach(pattern -> patterns.check("capture", pattern));
    proof(mapping);
    capture(step, mapping);
    mustChange(step, mapping);
    timeout(step, mapping);
  }

  private void proof(Node.Mapping mapping) {
    boolean checked = mapping.entry("check").isPresent();
    boolean unchecked = mapping.entry("unchecked").isPresent();
    if (checked && unchecked) {
      problems.add(
          mapping.placeOf("unchecked"), "'unchecked' beside 'check'", "Remove one of them.");
    } else if (!checked && !unchecked && !isMisspelt(mapping)) {
      problems.add(
          mapping.place(),
          "the step has no 'check'",
          "Add a check that proves it, or 'unchecked:' with the reason why there is none.");
    } else if (unchecked) {
      SubjectRule.check("unchecked", mapping, problems);
    } else {
      notEmpty(mapping);
    }
  }

  /** Then the unknown key is the problem, and one message is enough. */
  private static boolean isMisspelt(Node.Mapping mapping) {
    return mapping.entries().stream()
        .anyMatch(entry -> Nearest.to(entry.key(), List.of("check", "unchecked")).isPresent());
  }

  private void notEmpty(Node.Mapping mapping) {
    mapping
        .entry("check")
        .filter(entry -> entry.value() instanceof Node.Sequence many && many.items().isEmpty())
        .ifPresent(entry -> problems.add(entry.place(), "'check' is empty", "Add a check."));
  }

  private void capture(Step step, Node.Mapping mapping) {
    boolean output = step.action() != null && step.action().kind().hasOutput();
    if (mapping.entry("capture").isPresent() && !output) {
      problems.add(
          mapping.placeOf("capture"),
          "'capture' without an action that has an output",
          "Capture from a step with 'run'.");
    }
  }

  private void mustChange(Step step, Node.Mapping mapping) {
    boolean possible = step.action() != null && mapping.entry("check").isPresent();
    if (step.options().mustChange() && !possible) {
      problems.add(
          mapping.placeOf("must-change"),
          "'must-change' needs an action and a check",
          "Remove it, or add what is missing.");
    }
  }

  private void timeout(Step step, Node.Mapping mapping) {
    if (mapping.entry("timeout").isPresent() && step.action() == null) {
      problems.add(
          mapping.placeOf("timeout"),
          "'timeout' without an action",
          "Give the check a 'timeout' of its own.");
    }
  }
}
