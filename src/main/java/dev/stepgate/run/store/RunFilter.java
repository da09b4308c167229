package dev.stepgate.run.store;

import java.util.Set;

/**
 * Which runs are wanted.
 *
 * @param text stands in one of the fields that people know a run by; empty for all
 * @param state empty for all
 * @param runbook its exact name; empty for all
 * @param hidden the runbooks whose runs are not wanted
 */
public record RunFilter(String text, String state, String runbook, Set<String> hidden) {
  public static final RunFilter RUNNING = new RunFilter("", "running", "", Set.of());
}
