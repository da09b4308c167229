package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.PlannedStep;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.StepView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two runs, step by step. */
record Comparison(RunHead a, RunHead b, List<Row> rows, long different) {
  /** A step in one run. */
  record Side(Look state, String took) {}

  /**
   * A step in both.
   *
   * @param differences in words
   */
  record Row(
      String id, String title, @Nullable Side a, @Nullable Side b, List<String> differences) {}

  static Comparison of(RunView a, History ofA, RunView b, History ofB) {
    Set<String> ids = new LinkedHashSet<>();
    a.steps().forEach(step -> ids.add(step.id()));
    b.steps().forEach(step -> ids.add(step.id()));
    List<Row> rows = ids.stream().map(id -> row(id, a, ofA, b, ofB)).toList();
    return new Comparison(
        RunHead.of(a),
        RunHead.of(b),
        rows,
        rows.stream().filter(row -> !row.differences().isEmpty()).count());
  }

  private static Row row(String id, RunView a, History ofA, RunView b, History ofB) {
    Side left = side(id, a);
    Side right = side(id, b);
    String title = step(id, a).or(() -> step(id, b)).map(StepView::title).orElse(id);
    return new Row(id, title, left, right, differences(id, left, ofA, right, ofB));
  }

  private static List<String> differences(
      String id, @Nullable Side left, History ofA, @Nullable Side right, History ofB) {
    if (left == null || right == null) {
      return List.of(left == null ? "only in the second" : "only in the first");
    }
    List<String> differences = new ArrayList<>();
    if (!Objects.equals(definition(ofA, id), definition(ofB, id))) {
      differences.add("the step is written differently");
    }
    if (!left.state().equals(right.state())) {
      differences.add("it ended differently");
    }
    Map<String, String> found = found(ofA, id);
    found(ofB, id).entrySet().stream()
        .filter(one -> found.containsKey(one.getKey()))
        .filter(one -> !one.getValue().equals(found.get(one.getKey())))
        .forEach(
            one ->
                differences.add(
                    one.getKey() + ": " + found.get(one.getKey()) + " → " + one.getValue()));
    slower(ofA, ofB, id).ifPresent(differences::add);
    return differences;
  }

  private static Map<String, String> found(History history, String id) {
    return history.lastAttempt(id).map(StepAttempt::checks).orElse(List.<LogRecord>of()).stream()
        .filter(check -> check.text("phase").equals("after"))
        .collect(
            Collectors.toMap(
                check -> check.text("check"), check -> check.text("actual"), (x, y) -> y));
  }

  private static Optional<String> slower(History ofA, History ofB, String id) {
    Optional<Duration> a = ofA.lastAttempt(id).flatMap(StepAttempt::took);
    Optional<Duration> b = ofB.lastAttempt(id).flatMap(StepAttempt::took);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    double first = Math.max(a.get().toMillis(), 100);
    double second = Math.max(b.get().toMillis(), 100);
    boolean matters = Math.max(first, second) >= 2_000;
    double times = Math.max(first, second) / Math.min(first, second);
    String word = second > first ? "slower" : "quicker";
    return matters && times >= 2
        ? Optional.of(String.format(java.util.Locale.ROOT, "%.0f times %s", times, word))
        : Optional.empty();
  }

  private static String definition(History history, String id) {
    return history.step(id).map(PlannedStep::definitionSha256).orElse("");
  }

  private static @Nullable Side side(String id, RunView run) {
    return step(id, run)
        .map(step -> StepLine.of(run, step, ""))
        .map(line -> new Side(line.state(), line.took()))
        .orElse(null);
  }

  private static Optional<StepView> step(String id, RunView run) {
    return run.steps().stream().filter(step -> step.id().equals(id)).findFirst();
  }
}
