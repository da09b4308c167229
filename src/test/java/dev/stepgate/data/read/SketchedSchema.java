package dev.stepgate.data.read;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A schema in few words. */
final class SketchedSchema {
  private final SortedMap<TableName, Table> tables = new TreeMap<>();

  /**
   * A table, its first column its key.
   *
   * @param columns such as {@code id integer}; with a question mark if they can be null
   * @param keys such as {@code author_id>author} or, if unique, {@code author_id,title}
   */
  SketchedSchema table(String name, String columns, String... keys) {
    List<Column> all = Arrays.stream(columns.split(", ")).map(SketchedSchema::column).toList();
    List<List<String>> unique = new ArrayList<>();
    List<ForeignKey> foreign = new ArrayList<>();
    for (String key : keys) {
      String[] parts = key.split(">");
      if (parts.length == 1) {
        unique.add(List.of(key.split(",")));
      } else {
        foreign.add(new ForeignKey(key, List.of(parts[0]), name(parts[1]), List.of("id")));
      }
    }
    tables.put(name(name), new Table(name(name), all, List.of(all.get(0).name()), unique, foreign));
    return this;
  }

  Schema schema() {
    return new Schema(Brand.POSTGRESQL, tables, List.of());
  }

  private static TableName name(String name) {
    return new TableName("public", name);
  }

  private static Column column(String described) {
    String[] words = described.split(" ");
    boolean nullable = words[1].endsWith("?");
    String type = words[1].replace("?", "");
    Kind kind = type.endsWith("[]") ? Kind.OTHER : Kind.valueOf(type.toUpperCase(Locale.ROOT));
    Integer length = words.length > 2 ? Integer.valueOf(words[2]) : null;
    return new Column(words[0], type, kind, nullable, length, false, words[0].equals("id"));
  }
}
