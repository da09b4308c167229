package dev.stepgate.runbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the schemas of steps and of checks share: keys that depend on the kind. */
final class KindSchema {
  private KindSchema() {}

  /** The key that chooses a kind is described here; its other keys depend on the kind. */
  static <K> Map<String, Object> properties(
      Map<String, K> kinds, Function<K, Class<? extends Record>> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    kinds.forEach(
        (name, kind) ->
            Key.of(fields.apply(kind))
                .forEach(key -> properties.putIfAbsent(key.name(), described(key, name))));
    return properties;
  }

  private static Object described(Key key, String kind) {
    return key.name().equals(kind)
        ? TypeSchema.subject(key)
        : Map.of("description", key.doc().value());
  }

  /** The keys that belong to other kinds only. */
  static <K> Set<String> foreign(
      Map<String, K> kinds, Function<K, Class<? extends Record>> fields, String kind) {
    Set<String> foreign = new TreeSet<>();
    kinds.values().forEach(other -> foreign.addAll(Key.namesOf(fields.apply(other))));
    if (kinds.containsKey(kind)) {
      Key.namesOf(fields.apply(kinds.get(kind))).forEach(foreign::remove);
    }
    return foreign;
  }

  static Map<String, Object> own(Class<? extends Record> fields, String kind) {
    List<Key> keys = Key.of(fields).stream().filter(key -> !key.name().equals(kind)).toList();
    return TypeSchema.properties(keys);
  }

  static Map<String, Object> when(String kind, Map<String, Object> properties) {
    return TypeSchema.ordered(
        "if", Map.of("required", List.of(kind)), "then", Map.of("properties", properties));
  }
}
