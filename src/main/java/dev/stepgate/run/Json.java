package dev.stepgate.run;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records as one line of JSON: names in snake_case, times in UTC, durations in milliseconds. */
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static String line(ObjectNode node) {
    return MAPPER.writeValueAsString(node);
  }

  public static String line(Record from) {
    ObjectNode node = object();
    putAll(node, from);
    return line(node);
  }

  public static void putAll(ObjectNode into, Record from) {
    for (RecordComponent component : from.getClass().getRecordComponents()) {
      String name = snakeCase(component.getName());
      Object value = valueOf(component, from);
      // A duration that is not known has the name of one that is.
      boolean unknown = value == null && component.getType() == Duration.class;
      put(into, unknown ? name + "_ms" : name, value);
    }
  }

  public static void put(ObjectNode into, String name, @Nullable Object value) {
    if (value == null) {
      into.putNull(name);
    } else if (value instanceof Integer number) {
      into.put(name, number);
    } else if (value instanceof Long number) {
      into.put(name, number);
    } else if (value instanceof Boolean yes) {
      into.put(name, yes);
    } else if (value instanceof Duration duration) {
      into.put(name + "_ms", duration.toMillis());
    } else if (value instanceof List<?> list) {
      addAll(into.putArray(name), list);
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode entries = into.putObject(name);
      map.forEach((key, entry) -> put(entries, key.toString(), entry));
    } else if (value instanceof JsonNode node) {
      into.set(name, node);
    } else if (value instanceof Record record) {
      putAll(into.putObject(name), record);
    } else {
      into.put(name, text(value));
    }
  }

  public static String snakeCase(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static void addAll(ArrayNode into, List<?> list) {
    for (Object element : list) {
      if (element instanceof Record record) {
        putAll(into.addObject(), record);
      } else if (element instanceof JsonNode node) {
        into.add(node);
      } else {
        into.add(text(element));
      }
    }
  }

  private static String text(Object value) {
    if (value instanceof Instant moment) {
      return Times.exact(moment);
    }
    return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
  }

  private static @Nullable Object valueOf(RecordComponent component, Record from) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
