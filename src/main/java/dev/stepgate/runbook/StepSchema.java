package dev.stepgate.runbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of one step: at most one action, what goes with it, and a check or none. */
final class StepSchema {
  private StepSchema() {}

  static Map<String, Object> of(Map<String, ActionKind> kinds) {
    Map<String, Object> properties = TypeSchema.properties(Key.of(Step.Options.class));
    Key.of(Step.Options.class).stream()
        .filter(key -> key.name().equals("unchecked"))
        .forEach(key -> properties.put(key.name(), TypeSchema.subject(key)));
    properties.putAll(KindSchema.properties(kinds, ActionKind::fields));
    properties.putAll(TypeSchema.properties(Key.of(Step.class)));
    Map<String, Object> schema = TypeSchema.object(properties);
    schema.put("required", List.of("id"));
    schema.put(
        "oneOf",
        List.of(Map.of("required", List.of("check")), Map.of("required", List.of("unchecked"))));
    schema.put("allOf", rules(kinds));
    return schema;
  }

  private static List<Object> rules(Map<String, ActionKind> kinds) {
    List<Object> rules = new ArrayList<>();
    kinds.values().forEach(kind -> rules.add(rule(kind, kinds)));
    rules.add(withoutAction(kinds));
    rules.add(mustChange());
    return rules;
  }

  private static Map<String, Object> rule(ActionKind kind, Map<String, ActionKind> kinds) {
    Map<String, Object> properties = new LinkedHashMap<>();
    KindSchema.foreign(kinds, ActionKind::fields, kind.key())
        .forEach(key -> properties.put(key, false));
    properties.putAll(KindSchema.own(kind.fields(), kind.key()));
    kind.withoutEffect().keySet().stream().sorted().forEach(key -> properties.put(key, false));
    if (!kind.hasOutput()) {
      properties.put("capture", false);
    }
    return KindSchema.when(kind.key(), properties);
  }

  private static Map<String, Object> withoutAction(Map<String, ActionKind> kinds) {
    List<Object> actions = new ArrayList<>();
    kinds.keySet().forEach(key -> actions.add(Map.of("required", List.of(key))));
    Map<String, Object> properties = new LinkedHashMap<>();
    KindSchema.foreign(kinds, ActionKind::fields, "").forEach(key -> properties.put(key, false));
    properties.put("capture", false);
    properties.put("timeout", false);
    properties.put("must-change", Map.of("const", false));
    return TypeSchema.ordered(
        "if", Map.of("not", Map.of("anyOf", actions)), "then", Map.of("properties", properties));
  }

  private static Map<String, Object> mustChange() {
    return TypeSchema.ordered(
        "if",
        TypeSchema.ordered(
            "properties",
            Map.of("must-change", Map.of("const", true)),
            "required",
            List.of("must-change")),
        "then",
        Map.of("required", List.of("check")));
  }
}
