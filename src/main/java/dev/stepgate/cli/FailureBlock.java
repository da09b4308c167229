package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.StepFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person reads when a step did not pass: the fact, the proof, the output, the hint. */
final class FailureBlock {
  private FailureBlock() {}

  static List<String> lines(StepFinished step, Optional<CheckTried> miss) {
    List<String> lines = new ArrayList<>();
    List<String> reason = Printable.lines(step.reason());
    lines.add(fact(step) + (reason.isEmpty() ? "" : ": " + reason.get(0)));
    if (reason.size() > 1) {
      reason.stream().skip(1).forEach(line -> lines.add("  " + line));
    } else {
      miss.ifPresent(check -> lines.addAll(proof(check)));
    }
    lines.addAll(output(step));
    if (!step.hint().isEmpty()) {
      lines.addAll(Printable.lines("hint: " + step.hint()));
    }
    return lines;
  }

  private static String fact(StepFinished step) {
    return "error: step " + Printable.line(step.id()) + " " + verb(step);
  }

  private static String verb(StepFinished step) {
    return switch (step.outcome()) {
      case FAILED -> "failed";
      case REJECTED -> "was rejected";
      case INTERRUPTED -> "was interrupted";
      case PASSED, WAITING ->
          throw new IllegalArgumentException("step " + step.id() + " did not fail");
    };
  }

  private static List<String> proof(CheckTried check) {
    return List.of(
        Printable.line("  check:    " + check.check()),
        Printable.line("  expected: " + check.expected()),
        Printable.line("  actual:   " + check.actual()));
  }

  private static List<String> output(StepFinished step) {
    List<String> lines = new ArrayList<>();
    if (!step.tail().isEmpty()) {
      lines.add("  last output:");
      step.tail().forEach(line -> lines.add(Printable.line("    | " + line)));
    }
    if (step.output() != null) {
      lines.add(Printable.line("  all output: " + step.output()));
    }
    return lines;
  }
}
