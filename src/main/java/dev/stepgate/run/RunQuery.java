package dev.stepgate.run;

import dev.stepgate.run.store.RunFilter;
import java.util.Set;

/**
 * Which runs a list is to show.
 *
 * @param text stands in the run's id, its runbook, its target or its starter; empty for all
 * @param state as in {@link RunView}; empty for all
 * @param runbook its exact name; empty for all
 * @param hidden the runbooks whose runs are left out
 */
public record RunQuery(
    String text, String state, String runbook, Set<String> hidden, int offset, int limit) {
  public RunQuery(String text, String state, String runbook, int offset, int limit) {
    this(text, state, runbook, Set.of(), offset, limit);
  }

  public static RunQuery newest(int limit) {
    return new RunQuery("", "", "", 0, limit);
  }

  public RunQuery without(Set<String> runbooks) {
    return new RunQuery(text, state, runbook, runbooks, offset, limit);
  }

  /** The same runs, but those that the store knows in another state. */
  RunFilter in(String otherState) {
    return new RunFilter(text, otherState, runbook, hidden);
  }
}
