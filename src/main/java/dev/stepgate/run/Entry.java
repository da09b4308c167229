package dev.stepgate.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one log record, in the order in which they are put; what is null is left out. */
final class Entry {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  static Entry with(String name, @Nullable Object value) {
    return new Entry().and(name, value);
  }

  Entry and(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  Map<String, Object> map() {
    return Collections.unmodifiableMap(fields);
  }
}
