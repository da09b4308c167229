package dev.stepgate.runbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of one check: exactly one kind, and what goes with it. */
final class CheckSchema {
  private CheckSchema() {}

  static Map<String, Object> of(Map<String, CheckKind> kinds) {
    Map<String, Object> properties = KindSchema.properties(kinds, CheckKind::fields);
    properties.putAll(TypeSchema.properties(Key.of(Expectations.class)));
    properties.putAll(TypeSchema.properties(Key.of(Check.Options.class)));
    Map<String, Object> schema = TypeSchema.object(properties);
    schema.put(
        "oneOf", kinds.keySet().stream().map(key -> Map.of("required", List.of(key))).toList());
    schema.put("dependentRequired", Map.of("every", List.of("within")));
    List<Object> rules = new ArrayList<>();
    kinds.forEach((key, kind) -> rules.add(rule(kind, kinds)));
    schema.put("allOf", rules);
    return schema;
  }

  private static Map<String, Object> rule(CheckKind kind, Map<String, CheckKind> kinds) {
    Map<String, Object> properties = new LinkedHashMap<>();
    KindSchema.foreign(kinds, CheckKind::fields, kind.key())
        .forEach(key -> properties.put(key, false));
    Key.namesOf(Expectations.class).stream()
        .filter(key -> !kind.expectations().contains(key))
        .forEach(key -> properties.put(key, false));
    kind.withoutEffect().keySet().stream().sorted().forEach(key -> properties.put(key, false));
    properties.putAll(KindSchema.own(kind.fields(), kind.key()));
    return KindSchema.when(kind.key(), properties);
  }
}
