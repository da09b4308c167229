package dev.stepgate.data.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the objects of an array, one after the other, whatever the order of their parts. */
final class ObjectReader implements AutoCloseable {
  /** A list of natural keys is a list of lists. */
  private static final int DEEPEST = 2;

  private final JsonFile file;
  private final JsonParser parser;
  private final boolean plain;
  private final String named;
  private long number;
  private long start;

  /**
   * @param table whose rows stand in the array, or null if each object says its model
   * @param first the number of the first object
   */
  ObjectReader(JsonFile file, @Nullable String table, long first) throws IOException {
    this.file = file;
    this.parser = file.parser();
    this.plain = table != null;
    this.named = file.name() + ": object ";
    this.number = first - 1;
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new UnreadableRow(file.name() + " is no list of objects");
      }
    } catch (JacksonException broken) {
      throw file.broken(file.name(), broken);
    }
  }

  /** The next object, or null after the last. */
  @Nullable ForeignObject next() throws UnreadableRow {
    number++;
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return null;
      }
      if (token != JsonToken.START_OBJECT) {
        throw new UnreadableRow(place() + " is no object");
      }
      start = parser.currentTokenLocation().getByteOffset();
      file.input().forget(start);
      return plain ? new ForeignObject(place(), null, null, fields()) : object();
    } catch (JacksonException broken) {
      throw file.broken(place(), broken);
    }
  }

  /** Where the object that was read last begins. */
  long start() {
    return start;
  }

  long number() {
    return number;
  }

  private String place() {
    return named + number;
  }

  private ForeignObject object() throws UnreadableRow {
    String model = null;
    Value pk = null;
    Map<String, Value> fields = Map.of();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (name.equals("model") && token == JsonToken.VALUE_STRING) {
        model = parser.getString();
      } else if (name.equals("pk")) {
        pk = value(0);
      } else if (name.equals("fields") && token == JsonToken.START_OBJECT) {
        fields = fields();
      } else {
        throw new UnreadableRow(place() + " has a part that is neither model nor pk nor fields");
      }
    }
    if (model == null) {
      throw new UnreadableRow(place() + " says no model");
    }
    return new ForeignObject(place(), model, pk == null || pk.isNull() ? null : pk, fields);
  }

  private Map<String, Value> fields() throws UnreadableRow {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (fields.put(name, value(0)) != null) {
        throw new UnreadableRow(place() + " has field " + name + " twice");
      }
    }
    return fields;
  }

  private Value value(int depth) {
    JsonToken token = parser.currentToken();
    long from = parser.currentTokenLocation().getByteOffset();
    List<Value> items = new ArrayList<>();
    String text = null;
    if (token == JsonToken.START_ARRAY && depth < DEEPEST) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(depth + 1));
      }
    } else if (token.isStructStart()) {
      parser.skipChildren();
    } else {
      text = parser.getString();
    }
    long to = parser.currentLocation().getByteOffset();
    return new Value(token, text, items, file.input(), from, to);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
