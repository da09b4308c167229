package dev.stepgate.data.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file.
 *
 * @param place its file and its number in it, for people
 * @param model null where it stands in the list of a table
 */
record ForeignObject(
    String place, @Nullable String model, @Nullable Value pk, Map<String, Value> fields) {

  UnreadableRow wrong(String fact) {
    return new UnreadableRow(what() + " " + fact);
  }

  UnreadableRow wrong(String field, WrongForm wrong) {
    return new UnreadableRow(what() + ", field " + field + " " + wrong.getMessage());
  }

  private String what() {
    return place + (model == null ? "" : " (" + model + ")");
  }
}
