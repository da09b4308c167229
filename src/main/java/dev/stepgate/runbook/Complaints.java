package dev.stepgate.runbook;

/** Where a kind says what is wrong with its fields. */
@FunctionalInterface
public interface Complaints {
  void add(String key, String message, String hint);
}
