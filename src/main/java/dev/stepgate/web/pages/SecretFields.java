package dev.stepgate.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a form that hold secrets; they are read and never written. */
final class SecretFields {
  static final String PREFIX = "secret.";

  private SecretFields() {}

  static Map<String, String> of(Map<String, String> form) {
    Map<String, String> secrets = new LinkedHashMap<>();
    form.forEach(
        (field, value) -> {
          if (field.startsWith(PREFIX) && !value.isEmpty()) {
            secrets.put(field.substring(PREFIX.length()), value);
          }
        });
    return secrets;
  }
}
