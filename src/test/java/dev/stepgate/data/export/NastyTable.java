package dev.stepgate.data.export;

import java.util.ArrayList;
import java.util.List;

/** One row with a column for each value that something somewhere got wrong. */
final class NastyTable {
  private final List<String> columns = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();

  /**
   * Adds a column.
   *
   * @param sql the value as it is inserted
   * @param json the value as it must be exported
   */
  NastyTable value(String type, String sql, String json) {
    String name = "c" + (columns.size() + 1);
    columns.add(name + " " + type);
    values.add(sql);
    fields.add("\"" + name + "\": " + json);
    return this;
  }

  String create() {
    return "create table nasty (" + String.join(", ", columns) + ")";
  }

  String insert() {
    return "insert into nasty values (" + String.join(", ", values) + ")";
  }

  String fixture() {
    return "[\n{\"model\": \"nasty\", \"fields\": {" + String.join(", ", fields) + "}}\n]\n";
  }
}
