package dev.stepgate.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step, as far as the log goes.
 *
 * @param outcome null while there is none; a step that waited and goes on has none either
 * @param checks in the order they were made; those of a later resume are not among them
 */
public record StepAttempt(
    String step,
    int number,
    int attempt,
    Instant started,
    @Nullable Outcome outcome,
    @Nullable LogRecord intent,
    @Nullable LogRecord spawning,
    @Nullable LogRecord exit,
    @Nullable LogRecord prompt,
    @Nullable LogRecord confirmation,
    List<LogRecord> checks,
    @Nullable LogRecord end) {

  /** How far an attempt without an outcome has come. */
  public enum Progress {
    /** Nothing was begun: at most its needs were looked at, or its question was asked. */
    NOT_STARTED,
    /** Its action was begun, and nobody knows how it ended. */
    UNKNOWN,
    /** Its action has ended and is on record; only the check is missing. */
    ONLY_THE_CHECK
  }

  static StepAttempt begunBy(LogRecord first, int number) {
    return new StepAttempt(
        first.text("step"),
        number,
        first.number("attempt"),
        first.time(),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  public Progress progress() {
    if (exit != null) {
      return Progress.ONLY_THE_CHECK;
    }
    return intent == null ? Progress.NOT_STARTED : Progress.UNKNOWN;
  }

  /** Whether the action is on record as ended well. */
  public boolean actionSucceeded() {
    return exit != null && succeeded(exit);
  }

  public boolean confirmed() {
    return confirmation != null && confirmation.text("decision").equals("confirmed");
  }

  public String reason() {
    return end == null ? "" : end.text("reason");
  }

  public String hint() {
    return end == null ? "" : end.text("hint");
  }

  public Optional<Duration> took() {
    return Optional.ofNullable(end).map(record -> Duration.ofMillis(record.amount("took_ms")));
  }

  public Optional<Spawned> spawned() {
    return Optional.ofNullable(spawning).map(Spawned::of);
  }

  /** What the action's output was taken apart into. */
  public Map<String, String> captures() {
    Map<String, String> captures = new LinkedHashMap<>();
    if (exit != null) {
      exit.fields()
          .path("captures")
          .properties()
          .forEach(capture -> captures.put(capture.getKey(), capture.getValue().asString("")));
    }
    return captures;
  }

  /** The evidence files of the action and of the checks. */
  public List<Output> outputs() {
    return Stream.concat(Stream.ofNullable(exit), checks.stream())
        .map(LogRecord::output)
        .flatMap(Optional::stream)
        .toList();
  }

  static boolean succeeded(LogRecord exit) {
    String how = exit.text("how");
    return how.equals("done") || (how.equals("code") && Objects.equals(exit.amount("value"), 0L));
  }
}
