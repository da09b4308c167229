package dev.stepgate.runbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it is said at once. */
final class Problems {
  private static final int MOST = 200;
  private static final Comparator<Problem> IN_FILE_ORDER =
      Comparator.comparingInt((Problem problem) -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column());

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String message, String hint) {
    if (!isFull()) {
      found.add(new Problem("invalid", place, message, hint));
    }
  }

  void add(Problem problem) {
    add(problem.place(), problem.message(), problem.hint());
  }

  /** So many that more of them help nobody. */
  boolean isFull() {
    return found.size() >= MOST;
  }

  int count() {
    return found.size();
  }

  List<Problem> inFileOrder() {
    return found.stream().sorted(IN_FILE_ORDER).toList();
  }
}
