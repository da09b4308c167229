package dev.stepgate.cli;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.StepLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a run has come, as the events tell it. */
final class Progress {
  private final List<StepLine> steps = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, CheckTried> misses = new HashMap<>();
  private final Set<String> passed = new HashSet<>();

  void begin(AttemptStarted event) {
    steps.addAll(event.steps());
    steps.forEach(step -> numbers.put(step.id(), numbers.size() + 1));
    event.steps().stream().filter(StepLine::passed).map(StepLine::id).forEach(passed::add);
  }

  void tried(CheckTried event) {
    if (event.passed()) {
      misses.remove(event.id());
    } else if (!event.phase().equals("before")) {
      misses.put(event.id(), event);
    }
  }

  void finished(StepFinished event) {
    if (event.outcome() == Outcome.PASSED) {
      passed.add(event.id());
    }
  }

  void forget(String id) {
    misses.remove(id);
  }

  /** The check that spoke last and said no. */
  Optional<CheckTried> miss(String id) {
    return Optional.ofNullable(misses.get(id));
  }

  /** The last of the steps that passed before, from the first without a gap. */
  int reached() {
    int number = 0;
    while (number < steps.size() && steps.get(number).passed()) {
      number++;
    }
    return number;
  }

  int total() {
    return steps.size();
  }

  int passed() {
    return passed.size();
  }

  /** {@code step 3/23 schema-backup}; what belongs to no step belongs to the run. */
  String name(@Nullable String id) {
    int number = number(id);
    return number == 0 ? "run" : "step " + number + "/" + total() + " " + id;
  }

  /** Counted from one; 0 for what is not a step. */
  int number(@Nullable String id) {
    return numbers.getOrDefault(id, 0);
  }

  List<StepLine> after(int number, int most) {
    return steps.subList(Math.min(number, steps.size()), Math.min(number + most, steps.size()));
  }
}
