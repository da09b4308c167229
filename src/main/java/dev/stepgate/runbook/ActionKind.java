package dev.stepgate.runbook;

/** One thing a step can do, as the YAML sees it; found by ServiceLoader. */
public interface ActionKind {
  /** The key in a step that chooses this kind; also the first component of {@link #fields()}. */
  String key();

  /** The record that holds the kind's own keys; the schema and the loader both read it. */
  Class<? extends Record> fields();

  /** What the types cannot say; each complaint names the key it is about. */
  default void validate(Record fields, Complaints complaints) {}
}
