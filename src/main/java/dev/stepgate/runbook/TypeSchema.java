package dev.stepgate.runbook;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schema of one key, from its Java type and its {@link Doc}. */
final class TypeSchema {
  private static final Map<Class<?>, Object> SIMPLE =
      Map.ofEntries(
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(JsonTemplate.class, Map.of("not", Map.of("type", "null"))),
          Map.entry(String.class, reference("text")),
          Map.entry(Text.class, reference("text")),
          Map.entry(Sql.class, reference("text")),
          Map.entry(DatabaseName.class, reference("text")),
          Map.entry(Shell.class, reference("command")),
          Map.entry(Span.class, reference("duration")),
          Map.entry(NumberRange.class, reference("number")),
          Map.entry(SizeRange.class, reference("size")));

  private static final Map<Class<?>, Object> DEFINED =
      Map.of(Check.class, reference("check"), Step.class, reference("step"));

  private TypeSchema() {}

  static Map<String, Object> record(Class<? extends Record> type) {
    Map<String, Object> schema = object(properties(Key.of(type)));
    List<String> required =
        Key.of(type).stream().filter(key -> key.doc().required()).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (type == Runbook.Secret.class) {
      schema.put("minProperties", 1);
      schema.put("maxProperties", 1);
    }
    if (type == Runbook.DatabaseEntry.class) {
      Object account = List.of(required("user"), required("password"));
      Map<String, Object> embedded = new LinkedHashMap<>(required("embedded"));
      embedded.put("not", Map.of("anyOf", account));
      schema.put("oneOf", List.of(required("url"), embedded));
    }
    if (type == Runbook.HostEntry.class) {
      schema.put("oneOf", HostRules.KINDS.stream().map(TypeSchema::required).toList());
      Map<String, Object> owners = new TreeMap<>();
      HostRules.OWNERS.forEach((key, owner) -> owners.put(key, List.of(owner)));
      owners.put("project", List.of("compose"));
      schema.put("dependentRequired", owners);
    }
    return schema;
  }

  private static Map<String, Object> required(String key) {
    return Map.of("required", List.of(key));
  }

  static Map<String, Object> object(Map<String, Object> properties) {
    return ordered("type", "object", "properties", properties, "additionalProperties", false);
  }

  static Map<String, Object> properties(List<Key> keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key.name(), of(key)));
    return properties;
  }

  static Map<String, Object> of(Key key) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", key.doc().value());
    schema.putAll(typed(key, key.type()));
    return schema;
  }

  /** A text that must say something, since everything depends on it. */
  static Map<String, Object> subject(Key key) {
    Map<String, Object> schema = of(key);
    schema.put("pattern", "\\S");
    return schema;
  }

  static Map<String, Object> amount(String pattern, String... types) {
    String reference = "\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}";
    return ordered("type", List.of(types), "pattern", reference + "|" + pattern);
  }

  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/$defs/" + name);
  }

  private static Map<String, Object> typed(Key key, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type element = arguments[arguments.length - 1];
      return generic.getRawType() == List.class ? list(key, element) : map(key, element);
    }
    return plain(key, (Class<?>) type);
  }

  private static Map<String, Object> list(Key key, Type element) {
    Map<String, Object> item = typed(key, element);
    Map<String, Object> many = ordered("type", "array", "items", item);
    if (key.doc().required() || element == Check.class && key.name().equals("check")) {
      many.put("minItems", 1);
    }
    return element == Step.class ? many : ordered("anyOf", List.of(item, many));
  }

  private static Map<String, Object> map(Key key, Type element) {
    Map<String, Object> map = ordered("type", "object");
    if (!key.doc().name().pattern().isEmpty()) {
      map.put("propertyNames", Map.of("pattern", key.doc().name().pattern()));
    }
    map.put("additionalProperties", typed(Missing.KEY, element));
    return map;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(Key key, Class<?> type) {
    if (key.doc().name() != NameRule.ANY) {
      return ordered(
          "type", List.of("string", "integer", "boolean"), "pattern", key.doc().name().pattern());
    }
    if (type.isEnum()) {
      return Map.of("enum", Values.constants(type));
    }
    Object known = DEFINED.getOrDefault(type, SIMPLE.get(type));
    return known == null ? record(type.asSubclass(Record.class)) : (Map<String, Object>) known;
  }
}
