package dev.stepgate.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened in a run, derived from its records alone; grows with the log. */
public final class History {
  /** The state of a run whose last attempt has no end: alive, or cut off. */
  public static final String OPEN = "running-or-interrupted";

  private final List<LogRecord> records = new ArrayList<>();
  private final List<RunAttempt> attempts = new ArrayList<>();
  private final Map<String, List<StepTrail>> trails = new LinkedHashMap<>();
  private final Map<String, ServiceState> services = new LinkedHashMap<>();
  private final Set<String> passed = new LinkedHashSet<>();
  private List<PlannedStep> steps = List.of();
  private @Nullable StepTrail latest;
  private @Nullable String lastPassed;

  public static History of(Collection<LogRecord> records) {
    History history = new History();
    records.forEach(history::add);
    return history;
  }

  synchronized void add(LogRecord record) {
    records.add(record);
    switch (record.kind()) {
      case "run", "change" -> plan(record);
      case "attempt" -> attempts.add(new RunAttempt(record, null));
      case "end" -> end(record);
      case "service" -> services.put(record.text("step"), ServiceState.of(record));
      default -> addToStep(record);
    }
  }

  /** Whether the first record says what is run, as that of every log does. */
  public synchronized boolean begins() {
    return !records.isEmpty() && records.get(0).is("run");
  }

  /** How many records there are. */
  public synchronized int count() {
    return records.size();
  }

  /** The records from one on, counted from zero. */
  public synchronized List<LogRecord> recordsFrom(int first) {
    return List.copyOf(records.subList(Math.min(first, records.size()), records.size()));
  }

  public synchronized List<LogRecord> records() {
    return List.copyOf(records);
  }

  public Stream<LogRecord> records(String kind) {
    return records().stream().filter(record -> record.is(kind));
  }

  /** The record that names the run, its runbook and its steps; a log without one is no log. */
  public synchronized LogRecord run() {
    return records.stream()
        .filter(record -> record.is("run"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the log does not say what was run"));
  }

  public synchronized List<PlannedStep> steps() {
    return steps;
  }

  public Optional<PlannedStep> step(String id) {
    return steps().stream().filter(step -> step.id().equals(id)).findFirst();
  }

  public synchronized List<RunAttempt> attempts() {
    return List.copyOf(attempts);
  }

  public Optional<RunAttempt> lastAttempt() {
    return last(attempts());
  }

  /** Oldest first. */
  public synchronized List<StepAttempt> attempts(String step) {
    return trails.getOrDefault(step, List.of()).stream().map(StepTrail::attempt).toList();
  }

  public Optional<StepAttempt> lastAttempt(String step) {
    return last(attempts(step));
  }

  public synchronized boolean passed(String step) {
    return passed.contains(step);
  }

  /** How many steps of the runbook have passed. */
  public int countPassed() {
    return (int) steps().stream().filter(step -> passed(step.id())).count();
  }

  /** The step that passed last: its check is run again before anything goes on. */
  public synchronized Optional<String> lastPassed() {
    return Optional.ofNullable(lastPassed);
  }

  /** Where a resume goes on. */
  public Optional<PlannedStep> firstNotPassed() {
    return steps().stream().filter(step -> !passed(step.id())).findFirst();
  }

  /** The attempt at a step that was begun last, if it has no outcome or an unknown one. */
  public synchronized Optional<StepAttempt> open() {
    return Optional.ofNullable(latest)
        .map(StepTrail::attempt)
        .filter(step -> step.outcome() == null || step.outcome() == Outcome.INTERRUPTED);
  }

  /** The variables that passed steps have captured; a later step wins. */
  public synchronized Map<String, String> captures() {
    Map<String, String> captures = new LinkedHashMap<>();
    for (String step : passed) {
      lastAttempt(step).ifPresent(attempt -> captures.putAll(attempt.captures()));
    }
    return captures;
  }

  public synchronized List<ServiceState> services() {
    return List.copyOf(services.values());
  }

  /** {@link #OPEN}, or how the last attempt ended. */
  public String state() {
    return lastAttempt().map(RunAttempt::state).filter(state -> !state.isEmpty()).orElse(OPEN);
  }

  /** The SHA-256 of the runbook that is in force. */
  public String runbookSha256() {
    return last(records("change").toList())
        .map(change -> change.text("new_sha256"))
        .orElseGet(() -> run().text("runbook_sha256"));
  }

  private void plan(LogRecord record) {
    if (record.fields().path("steps").isArray()) {
      steps = LogRecord.elements(record.fields().path("steps")).map(PlannedStep::of).toList();
    }
  }

  private void end(LogRecord record) {
    if (!attempts.isEmpty()) {
      int index = attempts.size() - 1;
      attempts.set(index, attempts.get(index).endedBy(record));
    }
  }

  private void addToStep(LogRecord record) {
    if (!StepTrail.KINDS.contains(record.kind()) || record.text("phase").equals("reverify")) {
      return;
    }
    StepTrail trail = trail(record);
    trail.add(record);
    latest = trail;
    String step = record.text("step");
    if (trail.attempt().outcome() == Outcome.PASSED && passed.add(step)) {
      lastPassed = step;
    }
  }

  private StepTrail trail(LogRecord record) {
    String step = record.text("step");
    List<StepTrail> ofStep = trails.computeIfAbsent(step, unused -> new ArrayList<>());
    return ofStep.stream()
        .filter(trail -> trail.isAttempt(record.number("attempt")))
        .findFirst()
        .orElseGet(
            () -> {
              StepTrail trail = new StepTrail(record, number(step));
              ofStep.add(trail);
              return trail;
            });
  }

  private int number(String step) {
    return step(step).map(PlannedStep::number).orElse(0);
  }

  private static <T> Optional<T> last(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }
}
