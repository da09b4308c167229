package dev.stepgate.data.mask;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sketches a table in few words: {@code table("client").key("id", "integer").column(…)}. */
final class TableSketch {
  private final TableName name;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> primaryKey = new ArrayList<>();
  private final List<List<String>> uniqueKeys = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();

  private TableSketch(String name) {
    this.name = new TableName("public", name);
  }

  static TableSketch table(String name) {
    return new TableSketch(name);
  }

  TableSketch key(String column, String type) {
    primaryKey.add(column);
    return add(column, type, false, false);
  }

  TableSketch column(String column, String type) {
    return add(column, type, true, false);
  }

  TableSketch required(String column, String type) {
    return add(column, type, false, false);
  }

  /** Never NULL, and with a default. */
  TableSketch given(String column, String type) {
    columns.add(new Column(column, type, kind(type), false, length(type), false, false, true));
    return this;
  }

  TableSketch generated(String column, String type) {
    return add(column, type, true, true);
  }

  TableSketch unique(String... columns) {
    uniqueKeys.add(List.of(columns));
    return this;
  }

  TableSketch refers(String column, String table, String target) {
    foreignKeys.add(
        new ForeignKey(
            "fk_" + column, List.of(column), new TableName("public", table), List.of(target)));
    return this;
  }

  Table done() {
    return new Table(name, columns, primaryKey, uniqueKeys, foreignKeys);
  }

  private TableSketch add(String column, String type, boolean nullable, boolean generated) {
    columns.add(new Column(column, type, kind(type), nullable, length(type), generated, false));
    return this;
  }

  static Kind kind(String type) {
    return switch (type.replaceFirst("[ (].*", "").toLowerCase(Locale.ROOT)) {
      case "boolean" -> Kind.BOOLEAN;
      case "tinyint", "smallint", "integer", "int", "bigint" -> Kind.INTEGER;
      case "numeric", "decimal" -> Kind.DECIMAL;
      case "double", "real" -> Kind.FLOAT;
      case "text", "varchar", "char" -> Kind.TEXT;
      case "bytea", "binary" -> Kind.BINARY;
      case "json", "jsonb" -> Kind.JSON;
      case "date" -> Kind.DATE;
      case "time" -> Kind.TIME;
      case "timestamp" -> Kind.TIMESTAMP;
      case "moment" -> Kind.MOMENT;
      case "uuid" -> Kind.UUID;
      default -> Kind.OTHER;
    };
  }

  private static @Nullable Integer length(String type) {
    boolean text = kind(type) == Kind.TEXT && type.contains("(");
    return text ? Integer.valueOf(type.replaceAll("\\D", "")) : null;
  }
}
