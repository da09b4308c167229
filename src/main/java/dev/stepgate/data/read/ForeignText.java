package dev.stepgate.data.read;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the values of Django's fixtures into the text of a server. */
final class ForeignText {
  private static final Pattern DURATION =
      Pattern.compile("(?:(-?\\d{1,9}) )?(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern WRAPPED = Pattern.compile("(?s)\\{\\s*\"\\$json\"\\s*:.*");
  private static final JsonMapper MAPPER = new JsonMapper();

  private ForeignText() {}

  static @Nullable String of(Value value, Column column) throws WrongForm {
    if (column.kind() == Kind.JSON) {
      return json(value, column);
    }
    if (value.isNull()) {
      return null;
    }
    if (column.type().endsWith("[]")) {
      return array(value);
    }
    return switch (column.kind()) {
      case BOOLEAN -> truth(value);
      case INTEGER -> integer(value);
      case DECIMAL, FLOAT -> number(value);
      case BINARY -> JsonValue.bytes(string(value));
      case TIMESTAMP, MOMENT -> JsonValue.moment(string(value), Kind.MOMENT);
      case TEXT -> text(value, column);
      default -> value.said();
    };
  }

  /** A null in a column that cannot be null is JSON's own. */
  private static @Nullable String json(Value value, Column column) throws WrongForm {
    if (value.isNull()) {
      return column.nullable() ? null : "null";
    }
    String raw = value.raw();
    return WRAPPED.matcher(raw).matches() ? unwrapped(raw) : raw;
  }

  private static JsonNode tree(String json) throws WrongForm {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException malformed) {
      throw new WrongForm("is no JSON");
    }
  }

  private static String unwrapped(String raw) throws WrongForm {
    JsonNode node = tree(raw);
    JsonNode text = node.get("$json");
    return node.size() == 1 && text.isString() ? text.stringValue() : raw;
  }

  private static String truth(Value value) throws WrongForm {
    String said = value.said();
    return value.isNumber() ? said.equals("0") ? "false" : "true" : said;
  }

  private static String integer(Value value) throws WrongForm {
    String said = value.said();
    Matcher duration = DURATION.matcher(said);
    return duration.matches() ? microseconds(duration) : said;
  }

  /** Where a server has no intervals, Django counts. */
  private static String microseconds(Matcher duration) {
    long days = duration.group(1) == null ? 0 : Long.parseLong(duration.group(1));
    long hours = days * 24 + Long.parseLong(duration.group(2));
    long minutes = hours * 60 + Long.parseLong(duration.group(3));
    long seconds = minutes * 60 + Long.parseLong(duration.group(4));
    String fraction = duration.group(5) == null ? "" : duration.group(5);
    long part = Long.parseLong((fraction + "000000").substring(0, 6));
    return String.valueOf(seconds * 1_000_000 + part);
  }

  private static String number(Value value) throws WrongForm {
    if (value.isTruth()) {
      throw new WrongForm("is no number");
    }
    return value.said();
  }

  private static String string(Value value) throws WrongForm {
    if (!value.isString()) {
      throw new WrongForm("is no string");
    }
    return value.said();
  }

  /** A server without UUIDs has them as 32 digits. */
  private static String text(Value value, Column column) throws WrongForm {
    String said = value.said();
    if (value.isTruth()) {
      throw new WrongForm("is true or false, and its column is text");
    }
    boolean digits = Integer.valueOf(32).equals(column.length()) && UUID.matcher(said).matches();
    return digits ? said.replace("-", "") : said;
  }

  /** Django writes an array as JSON, often as a string of it. */
  private static String array(Value value) throws WrongForm {
    String json = value.isString() ? value.said() : value.raw();
    if (!json.startsWith("[")) {
      return json;
    }
    StringBuilder literal = new StringBuilder();
    append(tree(json), literal);
    return literal.toString();
  }

  private static void append(JsonNode node, StringBuilder literal) {
    if (node.isArray()) {
      char before = '{';
      for (JsonNode item : node) {
        literal.append(before);
        append(item, literal);
        before = ',';
      }
      literal.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isNull()) {
      literal.append("NULL");
    } else {
      String text = node.isString() ? node.stringValue() : node.toString();
      literal.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
  }
}
