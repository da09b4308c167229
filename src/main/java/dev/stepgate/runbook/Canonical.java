package dev.stepgate.runbook;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A piece of the file as JSON with sorted keys: equal for equal content, wherever it stands. */
final class Canonical {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Canonical() {}

  static String json(Node node) {
    return JSON.writeValueAsString(plain(node));
  }

  private static @Nullable Object plain(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      mapping.entries().forEach(entry -> sorted.put(entry.key(), plain(entry.value())));
      return sorted;
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(Canonical::plain).toArray();
    }
    return node instanceof Node.Scalar scalar && !scalar.isEmpty()
        ? JsonValues.literal(scalar)
        : null;
  }
}
