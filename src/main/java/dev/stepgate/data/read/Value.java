package dev.stepgate.data.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A JSON value as it stands in a file, to be looked at before the next object is read.
 *
 * @param text what a scalar says
 * @param items what a list holds
 */
record Value(
    JsonToken token,
    @Nullable String text,
    List<Value> items,
    RecordedInput input,
    long start,
    long end) {

  boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }

  boolean isList() {
    return token == JsonToken.START_ARRAY;
  }

  boolean isString() {
    return token == JsonToken.VALUE_STRING;
  }

  boolean isNumber() {
    return token.isNumeric();
  }

  boolean isTruth() {
    return token.isBoolean();
  }

  /** The JSON text. */
  String raw() {
    return text != null && !isString() ? text : input.text(start, end);
  }

  /** What a scalar says. */
  String said() throws WrongForm {
    if (text == null) {
      throw new WrongForm(isList() ? "is a list" : "is an object");
    }
    return text;
  }
}
