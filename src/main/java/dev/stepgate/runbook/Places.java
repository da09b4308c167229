package dev.stepgate.runbook;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of a loaded runbook stand in the file; found by the very object, not by its
 * value.
 */
public final class Places {
  private final Map<Object, Place> values = new IdentityHashMap<>();
  private final Map<Object, Node.Mapping> mappings = new IdentityHashMap<>();

  Places() {}

  /** Where a {@link Text}, a {@link Shell}, a record or any other bound value stands. */
  public Optional<Place> of(Object value) {
    return Optional.ofNullable(values.get(value));
  }

  /** Where the key stands that a bound record or map has. */
  public Optional<Place> ofKey(Object holder, String key) {
    return Optional.ofNullable(mappings.get(holder)).map(mapping -> mapping.placeOf(key));
  }

  /** Whether the file has the key in a bound record or map. */
  public boolean has(Object holder, String key) {
    return Optional.ofNullable(mappings.get(holder)).flatMap(map -> map.entry(key)).isPresent();
  }

  <T> T put(T value, Place place) {
    values.put(value, place);
    return value;
  }

  <T> T put(T value, Node.Mapping mapping) {
    mappings.put(value, mapping);
    return put(value, mapping.place());
  }
}
