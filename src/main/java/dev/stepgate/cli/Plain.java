package dev.stepgate.cli;

import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.JsonTemplate;
import dev.stepgate.runbook.Shell;
import dev.stepgate.runbook.Text;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a kind as they stand in the YAML, whatever kind it is. */
final class Plain {
  private Plain() {}

  /** The value of the key that chose the kind. */
  static String subject(Record fields) {
    return all(fields).values().iterator().next();
  }

  static Map<String, String> others(Record fields) {
    Map<String, String> all = all(fields);
    all.remove(all.keySet().iterator().next());
    return all;
  }

  /** Only what is given. */
  static Map<String, String> all(Record fields) {
    Map<String, String> given = new LinkedHashMap<>();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      Object value = valueOf(component, fields);
      if (value != null && !value.equals(List.of()) && !value.equals(false)) {
        given.put(key(component), text(value));
      }
    }
    return given;
  }

  private static String key(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    return doc != null && !doc.key().isEmpty()
        ? doc.key()
        : Json.snakeCase(component.getName()).replace('_', '-');
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Text text) {
      return text.raw();
    }
    if (value instanceof Shell shell) {
      return shell.script();
    }
    if (value instanceof JsonTemplate json) {
      return text(json.value());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Plain::text).collect(Collectors.joining(", "));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof Record record ? subject(record) : String.valueOf(value);
  }

  private static @Nullable Object valueOf(RecordComponent component, Record fields) {
    try {
      return component.getAccessor().invoke(fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
