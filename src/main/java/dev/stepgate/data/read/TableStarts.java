package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds the tables of a single file in one pass, so that none is looked for again. */
final class TableStarts {
  private static final Set<String> PARTS = Set.of("data", "relationships");

  private final JsonFile file;
  private final JsonParser parser;
  private final Map<String, Long> starts = new LinkedHashMap<>();

  private TableStarts(JsonFile file) {
    this.file = file;
    this.parser = file.parser();
  }

  static Map<String, Long> find(Path path) throws DataError {
    try (JsonFile file = JsonFile.open(path, 0)) {
      return new TableStarts(file).find();
    } catch (IOException failed) {
      throw new DataError(String.valueOf(failed.getMessage()), failed);
    }
  }

  private Map<String, Long> find() throws UnreadableRow {
    try {
      mustBe(JsonToken.START_OBJECT, parser.nextToken());
      for (String part = parser.nextName(); part != null; part = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (PARTS.contains(part)) {
          mustBe(JsonToken.START_OBJECT, token);
          tables();
        } else {
          parser.skipChildren();
        }
      }
      return starts;
    } catch (JacksonException broken) {
      throw file.broken(file.name(), broken);
    }
  }

  private void tables() throws UnreadableRow {
    for (String table = parser.nextName(); table != null; table = parser.nextName()) {
      mustBe(JsonToken.START_ARRAY, parser.nextToken());
      starts.put(table, parser.currentTokenLocation().getByteOffset());
      rows();
    }
  }

  private void rows() {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      file.input().forget(parser.currentTokenLocation().getByteOffset());
    }
  }

  private void mustBe(JsonToken wanted, JsonToken found) throws UnreadableRow {
    if (found != wanted) {
      throw new UnreadableRow(file.name() + " is no single file of tables");
    }
  }
}
