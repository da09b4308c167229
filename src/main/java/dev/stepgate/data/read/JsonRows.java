package dev.stepgate.data.read;

import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows that stand in a JSON array as objects, with every column in each. */
final class JsonRows implements Rows {
  private static final int MODEL = -1;
  private static final int FIELDS = -2;

  private final JsonFile file;
  private final JsonParser parser;
  private final JsonValue value;
  private final String table;
  private final List<Field> fields;
  private final Shape shape;
  private final Map<String, Integer> places = new HashMap<>();
  private long row;
  private boolean over;

  /**
   * How a row's object looks.
   *
   * @param model what it says it is; null if it says nothing and its columns stand in it directly
   * @param pk the field that stands beside the others as {@code pk}
   */
  record Shape(@Nullable String model, @Nullable String pk) {}

  private JsonRows(JsonFile file, String table, List<Field> fields, Shape shape) {
    this.file = file;
    this.parser = file.parser();
    this.value = new JsonValue(file);
    this.table = table;
    this.fields = fields;
    this.shape = shape;
    for (int i = 0; i < fields.size(); i++) {
      places.put(fields.get(i).name(), i);
    }
  }

  /** Reads the array that the file goes on with. */
  static JsonRows of(JsonFile file, String table, List<Field> fields, Shape shape)
      throws IOException {
    JsonRows rows = new JsonRows(file, table, fields, shape);
    try {
      if (rows.parser.nextToken() != JsonToken.START_ARRAY) {
        throw new UnreadableRow(file.name() + " is no array of rows");
      }
    } catch (JacksonException broken) {
      throw file.broken(file.name(), broken);
    }
    return rows;
  }

  @Override
  public List<String> columns() {
    return fields.stream().map(Field::column).toList();
  }

  @Override
  public @Nullable String @Nullable [] next() throws IOException {
    if (over) {
      return null;
    }
    row++;
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        over = true;
        return null;
      }
      if (token != JsonToken.START_OBJECT) {
        throw wrong(token == null ? "is missing: the file ends in the middle" : "is no object");
      }
      file.input().forget(parser.currentTokenLocation().getByteOffset());
      return row();
    } catch (JacksonException broken) {
      throw file.broken(place(), broken);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private @Nullable String[] row() throws UnreadableRow {
    @Nullable String[] values = new String[fields.size()];
    boolean[] given = new boolean[values.length];
    if (shape.model == null) {
      fields(values, given);
    } else {
      object(values, given);
    }
    for (int i = 0; i < given.length; i++) {
      if (!given[i]) {
        throw wrong("has no column " + fields.get(i).column());
      }
    }
    return values;
  }

  private void object(@Nullable String[] values, boolean[] given) throws UnreadableRow {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      int place = place(name);
      if (place == MODEL) {
        mustBeTheModel(token);
      } else if (place == FIELDS && token == JsonToken.START_OBJECT) {
        fields(values, given);
      } else if (place >= 0) {
        read(place, values, given);
      } else {
        throw wrong("has something else than an object as fields");
      }
    }
  }

  private int place(String name) throws UnreadableRow {
    switch (name) {
      case "model":
        return MODEL;
      case "fields":
        return FIELDS;
      case "pk":
        if (shape.pk != null) {
          return places.getOrDefault(shape.pk, FIELDS);
        }
        break;
      default:
    }
    throw wrong("has a part that is neither model nor pk nor fields");
  }

  private void mustBeTheModel(JsonToken token) throws UnreadableRow {
    if (token != JsonToken.VALUE_STRING || !parser.getString().equals(shape.model)) {
      throw wrong("is of another model than " + shape.model);
    }
  }

  private void fields(@Nullable String[] values, boolean[] given) throws UnreadableRow {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      Integer place = places.get(name);
      if (place == null) {
        throw wrong("has a field " + name + ", which is no column");
      }
      parser.nextToken();
      read(place, values, given);
    }
  }

  private void read(int place, @Nullable String[] values, boolean[] given) throws UnreadableRow {
    try {
      if (given[place]) {
        throw new WrongForm("stands there twice");
      }
      values[place] = value.read(fields.get(place).kind());
      given[place] = true;
    } catch (WrongForm wrong) {
      throw new UnreadableRow(
          place() + ", column " + fields.get(place).column() + " " + wrong.getMessage());
    }
  }

  private UnreadableRow wrong(String fact) {
    return new UnreadableRow(place() + " " + fact);
  }

  private String place() {
    return file.name() + ": row " + row + " of table " + table;
  }
}
