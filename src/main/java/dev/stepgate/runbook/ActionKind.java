package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thing a step can do, as the YAML sees it; found by ServiceLoader. */
public interface ActionKind {
  /** The key in a step that chooses this kind; also the first component of {@link #fields()}. */
  String key();

  /** The record that holds the kind's own keys; the schema and the loader both read it. */
  Class<? extends Record> fields();

  /** Whether the action has an output from which values can be captured. */
  default boolean hasOutput() {
    return false;
  }

  /** Whether people read the kind's fields, so that no secret may stand in them. */
  default boolean isShownToPeople() {
    return false;
  }

  /** Names that stand for values in this action only. */
  default Set<String> names(Record fields) {
    return Set.of();
  }

  /** To or from which hosts the action goes, besides that of the step. */
  default List<Text> hosts(Record fields) {
    return List.of();
  }

  /**
   * The host, besides that of the step, where something may be lost.
   *
   * @param destructive whether the step says of itself that it destroys something
   */
  default Optional<Text> overwritesOn(Record fields, boolean destructive) {
    return Optional.empty();
  }

  /** The keys of every step that would change nothing here, each with a hint what does. */
  default Map<String, String> withoutEffect() {
    return Map.of();
  }

  /** What the types cannot say; each complaint names the key it is about. */
  default void validate(Record fields, Complaints complaints) {}
}
