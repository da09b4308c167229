package dev.stepgate.data.load;

import tools.jackson.databind.json.JsonMapper;

/** Texts as JSON has them. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }
}
