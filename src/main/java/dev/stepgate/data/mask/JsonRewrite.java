package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes JSON anew as the servers do, with one blank after each comma and colon. */
final class JsonRewrite {
  private final JsonParser parser;
  private final Leaves leaves;
  private final List<String> steps = new ArrayList<>();
  private final StringBuilder text;

  /** What becomes of the value that these steps lead to. */
  @FunctionalInterface
  interface Leaves {
    Optional<JsonLeaf> at(List<String> steps, boolean container) throws DataError;
  }

  JsonRewrite(String source, Leaves leaves) {
    this.parser = JsonText.parser(source);
    this.leaves = leaves;
    this.text = new StringBuilder(source.length() + 16);
  }

  /** Empty if it is not one JSON value and nothing else. */
  Optional<String> text() throws DataError {
    try (parser) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return Optional.empty();
      }
      String written = value(first) ? text.toString() : "null";
      return parser.nextToken() == null ? Optional.of(written) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Whether there is something left of it. */
  private boolean value(JsonToken token) throws DataError {
    boolean container = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    if (token == JsonToken.VALUE_NULL) {
      text.append("null");
      return true;
    }
    Optional<JsonLeaf> leaf = leaves.at(steps, container);
    if (leaf.isPresent() && leaf.get().isDropped()) {
      if (token == JsonToken.VALUE_STRING) {
        leaf.get().noteGone(parser.getString());
      }
      parser.skipChildren();
      return false;
    }
    if (container && leaf.isEmpty()) {
      container(token);
    } else {
      text.append(leaf(token, leaf.orElseThrow()));
    }
    return true;
  }

  private void container(JsonToken start) throws DataError {
    boolean object = start == JsonToken.START_OBJECT;
    text.append(object ? '{' : '[');
    boolean first = true;
    for (JsonToken next = parser.nextToken(); !next.isStructEnd(); next = parser.nextToken()) {
      int before = text.length();
      text.append(first ? "" : ", ");
      steps.add(object ? JsonPath.key(parser.currentName()) : JsonPath.ELEMENT);
      if (object) {
        text.append(Quoted.of(parser.currentName())).append(": ");
      }
      if (value(object ? parser.nextToken() : next)) {
        first = false;
      } else {
        text.setLength(before);
      }
      steps.remove(steps.size() - 1);
    }
    text.append(object ? '}' : ']');
  }

  private String leaf(JsonToken token, JsonLeaf leaf) throws DataError {
    return switch (token) {
      case VALUE_STRING -> leaf.text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaf.number(parser.getString());
      case START_OBJECT, START_ARRAY -> {
        parser.skipChildren();
        yield leaf.truth("null");
      }
      default -> leaf.truth(parser.getString());
    };
  }
}
