package dev.stepgate.web.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long the steps of a runbook took in its last runs.
 *
 * @param steps by the step's id; the oldest run first
 */
record Past(Map<String, List<Took>> steps) {
  static final Past NONE = new Past(Map.of());
  private static final int FEWEST = 2;
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** A step that passed in a run. */
  record Took(String run, Duration time) {}

  /** Built run by run, the oldest first. */
  static final class Builder {
    private final Map<String, List<Took>> steps = new LinkedHashMap<>();

    void add(String run, String step, Duration time) {
      steps.computeIfAbsent(step, unused -> new ArrayList<>()).add(new Took(run, time));
    }

    Past build() {
      return new Past(steps);
    }
  }

  List<Took> of(String step) {
    return steps.getOrDefault(step, List.of());
  }

  /** The middle of what it took; empty where there is too little to go by. */
  Optional<Duration> usual(String step) {
    List<Duration> times = of(step).stream().map(Took::time).sorted().toList();
    return times.size() < FEWEST ? Optional.empty() : Optional.of(times.get(times.size() / 2));
  }

  private static String words(double times) {
    return times > 10 ? "over 10 times" : String.format(Locale.ROOT, "%.0f times", times);
  }

  /** {@code 3 times slower than usual}; nothing for what is over in a moment. */
  String pace(String step, Duration soFar) {
    return usual(step)
        .filter(usual -> soFar.compareTo(SHORT) > 0)
        .map(usual -> soFar.toMillis() / (double) Math.max(usual.toMillis(), 100))
        .filter(times -> times >= 2)
        .map(times -> words(times) + " slower than usual")
        .orElse("");
  }
}
