package dev.stepgate.run;

/**
 * Which runs a list is to show.
 *
 * @param text stands in the run's id, its runbook, its target or its starter; empty for all
 * @param state as in {@link RunView}; empty for all
 * @param runbook its exact name; empty for all
 */
public record RunQuery(String text, String state, String runbook, int offset, int limit) {
  public static RunQuery newest(int limit) {
    return new RunQuery("", "", "", 0, limit);
  }
}
