package dev.stepgate.data.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The values inside of sampled JSON, by path. */
final class JsonSample {
  private static final int MOST_PATHS = 300;
  private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_-]*";

  private final Map<String, List<String>> byPath = new TreeMap<>();

  private JsonSample() {}

  static Map<String, List<String>> of(List<String> values) {
    JsonSample sample = new JsonSample();
    values.forEach(sample::read);
    return sample.byPath;
  }

  private void read(String value) {
    try (JsonParser parser = JsonText.parser(value)) {
      read(parser, parser.nextToken(), "$");
    } catch (JacksonException notJson) {
      byPath.computeIfAbsent("$", none -> new ArrayList<>()).add(value);
    }
  }

  private void read(JsonParser parser, JsonToken token, String path) {
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String below = path + step(parser.currentName());
        read(parser, parser.nextToken(), below);
      }
    } else if (token == JsonToken.START_ARRAY) {
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        read(parser, next, path + JsonPath.ELEMENT);
      }
    } else if (token != JsonToken.VALUE_NULL && byPath.size() < MOST_PATHS) {
      byPath.computeIfAbsent(path, none -> new ArrayList<>()).add(parser.getString());
    }
  }

  private static String step(String key) {
    return key.matches(PLAIN) ? "." + key : "['" + key.replace("'", "''") + "']";
  }
}
