package dev.stepgate.data.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The values inside of sampled JSON, by path. */
final class JsonSample {
  private static final int MOST_PATHS = 300;
  private static final int LONGEST_KEY = 40;
  private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_-]*";

  private final Map<String, List<String>> byPath = new TreeMap<>();
  private final Set<String> keyedByData = new TreeSet<>();

  private JsonSample() {}

  static JsonSample of(List<String> values) {
    JsonSample sample = new JsonSample();
    values.forEach(sample::read);
    return sample;
  }

  /** Those that are neither null nor below what is keyed by data. */
  Map<String, List<String>> byPath() {
    return byPath;
  }

  /** Paths of objects whose keys look like data, such as addresses or numbers. */
  Set<String> keyedByData() {
    return keyedByData;
  }

  private void read(String value) {
    try (JsonParser parser = JsonText.parser(value)) {
      read(parser, parser.nextToken(), "$");
    } catch (JacksonException notJson) {
      add("$", value);
    }
    byPath.keySet().removeIf(path -> keyedByData.stream().anyMatch(keyed -> isBelow(path, keyed)));
  }

  private void read(JsonParser parser, JsonToken token, String path) {
    if (token == JsonToken.START_OBJECT) {
      readObject(parser, path);
    } else if (token == JsonToken.START_ARRAY) {
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        read(parser, next, path + JsonPath.ELEMENT);
      }
    } else if (token != JsonToken.VALUE_NULL) {
      add(path, parser.getString());
    }
  }

  private void readObject(JsonParser parser, String path) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (looksLikeData(key)) {
        keyedByData.add(path);
        parser.nextToken();
        parser.skipChildren();
      } else {
        read(parser, parser.nextToken(), path + step(key));
      }
    }
  }

  private void add(String path, String value) {
    if (byPath.size() < MOST_PATHS) {
      byPath.computeIfAbsent(path, none -> new ArrayList<>()).add(value);
    }
  }

  private static boolean isBelow(String path, String keyed) {
    return path.startsWith(keyed + ".") || path.startsWith(keyed + "[");
  }

  private static boolean looksLikeData(String key) {
    return key.length() > LONGEST_KEY
        || key.indexOf('@') > 0
        || key.chars().filter(Character::isDigit).count() > 2
        || key.chars().anyMatch(Character::isISOControl);
  }

  private static String step(String key) {
    return key.matches(PLAIN) ? "." + key : "['" + key.replace("'", "''") + "']";
  }
}
