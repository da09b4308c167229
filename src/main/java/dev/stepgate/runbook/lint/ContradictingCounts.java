package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The same thing counted in several steps, with numbers that cannot all be right. */
final class ContradictingCounts implements LintRule {
  @Override
  public String name() {
    return "contradicting-counts";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    Map<String, Count> first = new LinkedHashMap<>();
    return counts(reading)
        .filter(
            count -> {
              Count earlier = first.putIfAbsent(count.subject(), count);
              return earlier != null && earlier.differs(count);
            })
        .toList()
        .stream()
        .map(count -> problem(first.get(count.subject()), count));
  }

  private static Stream<Count> counts(Reading reading) {
    return reading.runbook().steps().stream().flatMap(step -> counts(step, reading));
  }

  private static Stream<Count> counts(Step step, Reading reading) {
    Stream<Count> expected = step.checks().stream().flatMap(check -> counts(step, check, reading));
    boolean shown = step.action() != null && step.action().kind().isShownToPeople();
    return shown
        ? Stream.concat(Count.labels(step, List.of(step.action().fields()), reading), expected)
        : expected;
  }

  private static Stream<Count> counts(Step step, Check check, Reading reading) {
    return Stream.concat(
        Count.ofTable(step, check),
        Count.labels(
            step,
            Stream.of(check.expect().equals(), check.expect().contains(), check.expect().matches())
                .filter(Objects::nonNull)
                .toList(),
            reading));
  }

  private Problem problem(Count earlier, Count later) {
    return new Problem(
        name(),
        later.place(),
        "'"
            + later.subject()
            + "' is "
            + later.number()
            + " here and "
            + earlier.number()
            + " in step '"
            + earlier.step()
            + "'",
        "Correct one of them, or compare with a value captured at export.");
  }
}
