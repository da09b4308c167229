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
    List<String> lines = new ArrayList<>(fact(step));
    miss.ifPresent(check -> lines.addAll(proof(check)));
    lines.addAll(output(step));
    if (!step.hint().isEmpty()) {
      lines.addAll(Printable.lines("hint: " + step.hint()));
    }
    return lines;
  }

  private static List<String> fact(StepFinished step) {
    String reason = step.reason().isEmpty() ? "" : ": " + step.reason();
    return Printable.lines("error: step " + step.id() + " " + verb(step) + reason);
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
