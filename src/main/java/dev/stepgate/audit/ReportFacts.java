package dev.stepgate.audit;

import dev.stepgate.support.Durations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What every report says of a run and of an attempt, by name. */
final class ReportFacts {
  private ReportFacts() {}

  static String title(History history) {
    LogRecord run = history.run();
    return run.has("title") ? run.text("title") : run.text("runbook");
  }

  static Map<String, String> run(History history) {
    LogRecord run = history.run();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Run", run.text("run"));
    facts.put("Result", result(history));
    facts.put("Restores", run.text("lock"));
    facts.put("Runbook", Phrases.joined(", ", run.text("runbook"), run.text("file")));
    facts.put("Runbook SHA-256", history.runbookSha256());
    facts.put("Begun by", Phrases.who(run) + ", " + RecordLine.time(run.time()));
    facts.put("Folder", run.text("folder"));
    facts.put("Inputs", inputs(run));
    facts.put("Secrets", names(run, "secrets"));
    facts.put("Hosts", hosts(history));
    facts.put("Stepgate", run.fields().path("tool").path("version").asString(""));
    facts.put("Sealed by", "key " + run.text("key"));
    facts.values().removeIf(String::isBlank);
    return facts;
  }

  /** {@code passed, 14 of 14 steps}. */
  static String result(History history) {
    return Phrases.spaced(history.state()) + ", " + progress(history);
  }

  static String progress(History history) {
    return history.countPassed() + " of " + history.steps().size() + " steps have passed";
  }

  /** Where somebody stepped in: changes of the runbook, decisions, checks that were made again. */
  static List<String> interventions(History history) {
    return history.records().stream()
        .map(ReportFacts::intervention)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> intervention(LogRecord record) {
    String at = RecordLine.time(record.time()) + ": ";
    return switch (record.kind()) {
      case "change" ->
          Optional.of(
              at
                  + "runbook changed by "
                  + record.text("by")
                  + ", because: "
                  + record.text("reason"));
      case "decision" ->
          Optional.of(
              at
                  + record.text("decision")
                  + " step "
                  + record.text("step")
                  + ", decided by "
                  + record.text("by")
                  + ", because: "
                  + record.text("reason"));
      case "check" ->
          Optional.of(record)
              .filter(check -> check.text("phase").equals("reverify"))
              .map(
                  check ->
                      at
                          + "check of step "
                          + check.text("step")
                          + " made again: "
                          + check.text("verdict"));
      default -> Optional.empty();
    };
  }

  static String attempt(RunAttempt attempt) {
    LogRecord end = attempt.end();
    String ended =
        end == null
            ? "no end on record"
            : attempt.state()
                + " at "
                + RecordLine.time(end.time())
                + " after "
                + Phrases.took(end);
    String begun = Phrases.who(attempt.start()) + ", " + RecordLine.time(attempt.start().time());
    return "by " + begun + "; " + ended;
  }

  /** What happened in an attempt at a step, apart from its command and its checks. */
  static Map<String, String> step(StepAttempt attempt) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Begun", RecordLine.time(attempt.started()));
    facts.put("Took", attempt.took().map(Durations::render).orElse(""));
    facts.put("Where", textOf(attempt.intent(), Phrases::where));
    facts.put("Answered by", textOf(attempt.spawning(), ReportFacts::answered));
    facts.put("Action", textOf(attempt.exit(), Phrases::ending));
    facts.put("Asked", textOf(attempt.prompt(), prompt -> prompt.text("message")));
    facts.put("Decision", textOf(attempt.confirmation(), ReportFacts::decision));
    facts.put(
        "Checklist", textOf(attempt.confirmation(), c -> String.join("; ", c.texts("items"))));
    facts.put("Typed", textOf(attempt.confirmation(), c -> c.text("phrase")));
    facts.put("Note", textOf(attempt.confirmation(), c -> c.text("note")));
    facts.put("Reason", attempt.reason());
    facts.put("Hint", attempt.hint());
    facts.put("Output", outputs(attempt));
    facts.values().removeIf(String::isBlank);
    return facts;
  }

  static String outcome(StepAttempt attempt) {
    return Optional.ofNullable(attempt.outcome()).map(Outcome::word).orElse("no outcome");
  }

  static String command(StepAttempt attempt) {
    return textOf(attempt.intent(), intent -> intent.text("command"));
  }

  static String textOf(
      @Nullable LogRecord record, java.util.function.Function<LogRecord, String> text) {
    return record == null ? "" : text.apply(record);
  }

  private static String decision(LogRecord confirmation) {
    return confirmation.text("decision") + " by " + Phrases.confirmedBy(confirmation);
  }

  /** Each host once, as it answered. */
  private static String hosts(History history) {
    return history
        .records("host")
        .map(
            host ->
                host.text("host")
                    + (host.has("role") ? " (" + host.text("role") + ")" : "")
                    + ": "
                    + Phrases.answered(host)
                    + " through "
                    + host.text("address"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String answered(LogRecord spawned) {
    return spawned.has("machine") ? Phrases.answered(spawned) : "";
  }

  private static String outputs(StepAttempt attempt) {
    return attempt.outputs().stream()
        .map(output -> Phrases.output(output) + ", SHA-256 " + output.storedSha256())
        .collect(Collectors.joining("; "));
  }

  private static String inputs(LogRecord run) {
    return run.fields().path("inputs").properties().stream()
        .map(input -> input.getKey() + "=" + input.getValue().path("value").asString(""))
        .collect(Collectors.joining(", "));
  }

  private static String names(LogRecord run, String field) {
    return StreamSupport.stream(run.fields().path(field).propertyNames().spliterator(), false)
        .collect(Collectors.joining(", "));
  }
}
