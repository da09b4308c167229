package dev.stepgate.runbook;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in a record for a key that is not there. */
record Missing(@Doc("Write one value.") Object plain) {
  /** For values whose key is no key of ours, such as the name of an input. */
  static final Key KEY = Key.of(Missing.class).get(0);

  static final Doc PLAIN = KEY.doc();

  private static final Map<Object, Object> DEFAULTS =
      Map.of(boolean.class, false, List.class, List.of(), Map.class, Map.of());

  /** After a missing required key has been reported, so that the rest can still be looked at. */
  private static final Map<Object, Object> PLACEHOLDERS =
      Map.of(String.class, "", Text.class, new Text(""), Shell.class, new Shell(""));

  static @Nullable Object valueOf(Key key) {
    Object value = DEFAULTS.get(raw(key));
    return value == null && key.doc().required() ? PLACEHOLDERS.get(raw(key)) : value;
  }

  private static Object raw(Key key) {
    return key.type() instanceof ParameterizedType generic ? generic.getRawType() : key.type();
  }
}
