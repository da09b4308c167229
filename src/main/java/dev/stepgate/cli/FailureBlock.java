package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.AttemptEnded;
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
    lines.addAll(details(reason));
    if (reason.size() <= 1) {
      miss.ifPresent(check -> lines.addAll(proof(check, step.reason())));
    }
    lines.addAll(output(step));
    if (!step.hint().isEmpty()) {
      lines.addAll(Printable.lines("hint: " + step.hint()));
    }
    return lines;
  }

  /** Empty where a step has told it already. */
  static List<String> lines(AttemptEnded attempt) {
    List<String> reason = Printable.lines(attempt.reason());
    if (reason.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("error: run " + attempt.runId() + " " + verb(attempt.state()) + reason.get(0));
    lines.addAll(details(reason));
    return lines;
  }

  private static String verb(String state) {
    return switch (state) {
      case "failed" -> "failed: ";
      // The reason itself begins with this word.
      case "aborted" -> "was ";
      default -> "was " + state + ": ";
    };
  }

  private static List<String> details(List<String> reason) {
    return reason.stream().skip(1).map(line -> "  " + line).toList();
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

  private static List<String> proof(CheckTried check, String reason) {
    List<String> lines = new ArrayList<>();
    if (!reason.contains(check.check())) {
      lines.add(Printable.line("  check:    " + check.check()));
    }
    lines.add(Printable.line("  expected: " + check.expected()));
    lines.add(Printable.line("  actual:   " + check.actual()));
    return lines;
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
