package dev.stepgate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the records of one attempt at a step. */
final class StepTrail {
  static final Set<String> KINDS =
      Set.of("intent", "spawned", "exit", "check", "prompt", "confirmation", "outcome");

  private final StepAttempt begin;
  private final List<LogRecord> checks = new ArrayList<>();
  private @Nullable LogRecord intent;
  private @Nullable LogRecord spawned;
  private @Nullable LogRecord exit;
  private @Nullable LogRecord prompt;
  private @Nullable LogRecord confirmation;
  private @Nullable LogRecord outcome;

  StepTrail(LogRecord first, int number) {
    begin = StepAttempt.begunBy(first, number);
  }

  boolean isAttempt(int attempt) {
    return begin.attempt() == attempt;
  }

  void add(LogRecord record) {
    if (!record.is("outcome") && outcome() == Outcome.WAITING) {
      outcome = null;
    }
    switch (record.kind()) {
      case "intent" -> intent = record;
      case "spawned" -> spawned = record;
      case "exit" -> exit = record;
      case "prompt" -> prompt = record;
      case "confirmation" -> confirmation = confirmation == null ? record : confirmation;
      case "check" -> checks.add(record);
      default -> outcome = record;
    }
  }

  StepAttempt attempt() {
    return new StepAttempt(
        begin.step(),
        begin.number(),
        begin.attempt(),
        begin.started(),
        outcome(),
        intent,
        spawned,
        exit,
        prompt,
        confirmation,
        List.copyOf(checks),
        outcome);
  }

  /** A word that nobody knows proves nothing: the outcome is unknown. */
  private @Nullable Outcome outcome() {
    if (outcome == null) {
      return null;
    }
    String word = outcome.text("outcome");
    return Stream.of(Outcome.values())
        .filter(known -> known.word().equals(word))
        .findFirst()
        .orElse(Outcome.INTERRUPTED);
  }
}
