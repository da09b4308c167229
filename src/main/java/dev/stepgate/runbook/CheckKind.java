package dev.stepgate.runbook;

import java.util.Map;
import java.util.Set;

/** One way to prove something, as the YAML sees it; found by ServiceLoader. */
public interface CheckKind {
  /** The key in a check that chooses this kind; also the first component of {@link #fields()}. */
  String key();

  /** The record that holds the kind's own keys, expectations apart. */
  Class<? extends Record> fields();

  /** The YAML names of the expectations that make sense for this kind. */
  Set<String> expectations();

  /** The keys of every check that would change nothing here, each with a hint what does. */
  default Map<String, String> withoutEffect() {
    return Map.of();
  }

  /** What the types cannot say; each complaint names the key it is about. */
  default void validate(Record fields, Expectations expect, Complaints complaints) {}
}
