package dev.stepgate.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a caller wants recorded into JSON that holds no secret. */
final class FieldTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern LONE_SURROGATE =
      Pattern.compile(
          "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

  /**
   * Names, digests and words from closed sets: never secret, and a log whose structure depended on
   * the secrets' values could not be read back.
   */
  private static final Set<String> STRUCTURE =
      Set.of(
          "run",
          "runbook",
          "step",
          "id",
          "kind",
          "from_step",
          "how",
          "phase",
          "verdict",
          "decision",
          "outcome",
          "state",
          "why",
          "key",
          "head",
          "signature",
          "tag",
          "boot",
          "evidence",
          "redo",
          "accept",
          "sha256",
          "stored_sha256",
          "runbook_sha256",
          "definition_sha256",
          "old_sha256",
          "new_sha256",
          "output.file");

  /** Maps whose keys are chosen by people, so that a key says nothing about its value. */
  private static final Set<String> NAMED_BY_PEOPLE = Set.of("captures", "inputs", "secrets");

  private final UnaryOperator<String> redactor;

  FieldTree(UnaryOperator<String> redactor) {
    this.redactor = redactor;
  }

  /** Adds the fields to a record; those that are null are left out. */
  void addTo(ObjectNode record, Map<String, ?> fields) {
    fields.forEach(
        (name, value) -> {
          if (record.has(name)) {
            throw new IllegalArgumentException("every record has a " + name + " of its own");
          }
          if (value != null) {
            record.set(name, node(name, value));
          }
        });
  }

  private JsonNode node(String name, @Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      return object(name, map);
    }
    if (value instanceof Iterable<?> list && !(value instanceof Path)) {
      return array(name, list);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Long || value instanceof Integer) {
      return NODES.numberNode(((Number) value).longValue());
    }
    return NODES.stringNode(clean(name, text(value)));
  }

  private ObjectNode object(String name, Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            String field = String.valueOf(key);
            object.set(field, node(place(name, field), value));
          }
        });
    return object;
  }

  private static String place(String parent, String field) {
    if (parent.equals("output") && field.equals("file")) {
      return "output.file";
    }
    return NAMED_BY_PEOPLE.contains(parent) ? "" : field;
  }

  private ArrayNode array(String name, Iterable<?> list) {
    ArrayNode array = NODES.arrayNode();
    list.forEach(element -> array.add(node(name, element)));
    return array;
  }

  private static String text(Object value) {
    if (value instanceof Instant instant) {
      return RecordLine.time(instant);
    }
    if (value instanceof Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof CharSequence || value instanceof Path) {
      return value.toString();
    }
    throw new IllegalArgumentException("cannot record a " + value.getClass().getName());
  }

  private String clean(String name, String text) {
    String redacted = STRUCTURE.contains(name) ? text : redactor.apply(text);
    return LONE_SURROGATE.matcher(redacted).replaceAll("\ufffd");
  }
}
