package dev.stepgate.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a body may leave out, and what not. */
final class Body {
  private Body() {}

  static String given(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw missing(name);
    }
    return value;
  }

  static <T> T there(String name, @Nullable T value) {
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  static Map<String, String> values(@Nullable Map<String, String> values) {
    if (values != null && (values.containsKey(null) || values.containsValue(null))) {
      throw Refused.with(
          HttpStatus.BAD_REQUEST, "a value in the body is null", "Leave it out instead.");
    }
    return values == null ? Map.of() : values;
  }

  static List<String> list(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Refused missing(String name) {
    return Refused.with(
        HttpStatus.BAD_REQUEST,
        "the body says nothing of '" + name + "'",
        "See /api for what each call takes.");
  }
}
