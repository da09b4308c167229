package dev.stepgate.runbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON written as YAML; what YAML dialects read differently has to be quoted. */
final class JsonValues {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i)[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f]+|[-+]?\\.(?:inf|nan|[0-9]+)"
              + "|true|false|yes|no|on|off|y|n");

  private final Problems problems;
  private final Places places;

  JsonValues(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  @Nullable Object of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return map(mapping);
    }
    if (node instanceof Node.Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(of(item)));
      return Collections.unmodifiableList(items);
    }
    return node instanceof Node.Scalar scalar && !scalar.isEmpty() ? scalar(scalar) : null;
  }

  /** A number, a boolean, or else the text as it stands. */
  static Object literal(Node.Scalar scalar) {
    String text = scalar.text();
    if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    }
    boolean number = scalar.plain() && text.length() < 100 && NUMBER.matcher(text).matches();
    return number ? new BigDecimal(text) : text;
  }

  private Map<String, @Nullable Object> map(Node.Mapping mapping) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> map.put(entry.key(), of(entry.value())));
    return Collections.unmodifiableMap(map);
  }

  private Object scalar(Node.Scalar scalar) {
    Object literal = literal(scalar);
    if (!(literal instanceof String text)) {
      return literal;
    }
    if (scalar.plain() && text.length() < 100 && AMBIGUOUS.matcher(text).matches()) {
      problems.add(
          scalar.place(),
          scalar.describe() + " may be read as text or as something else",
          "Put it in quotes if it is text; else write it as JSON does.");
    }
    return places.put(new Text(text), scalar.place());
  }
}
