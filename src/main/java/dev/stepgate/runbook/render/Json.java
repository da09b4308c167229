package dev.stepgate.runbook.render;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Nested values as JSON on one line: numbers and truths as they stand, everything else as text. */
final class Json {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Json() {}

  static String of(Yaml value) {
    if (value instanceof Yaml.Items items) {
      return items.items().stream().map(Json::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Yaml.Keys keys) {
      return keys.entries().stream()
          .map(entry -> text(entry.key()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    Yaml.Words words = (Yaml.Words) value;
    if (words.isLiteral()) {
      return words.text().matches("|~|[Nn]ull|NULL") ? "null" : words.text();
    }
    return text(words.text());
  }

  private static String text(String text) {
    StringBuilder ascii = new StringBuilder();
    JSON.writeValueAsString(text).codePoints().forEach(point -> ascii.append(visible(point)));
    return ascii.toString();
  }

  private static String visible(int point) {
    boolean odd =
        Character.isISOControl(point)
            || Character.getType(point) == Character.FORMAT
            || point == 0x2028
            || point == 0x2029;
    return odd ? String.format("\\u%04x", point) : Character.toString(point);
  }
}
