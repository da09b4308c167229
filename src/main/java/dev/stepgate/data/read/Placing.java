package dev.stepgate.data.read;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the tables and columns of models by Django's conventions, or as it is told. */
final class Placing {
  /** The models whose table is not named after their app. */
  private static final Map<String, String> DJANGO =
      Map.of(
          "contenttypes.contenttype", "django_content_type",
          "admin.logentry", "django_admin_log",
          "sessions.session", "django_session",
          "sites.site", "django_site",
          "flatpages.flatpage", "django_flatpage",
          "redirects.redirect", "django_redirect");

  private final Schema schema;
  private final ForeignOptions options;
  private final List<String> problems;

  Placing(Schema schema, ForeignOptions options, List<String> problems) {
    this.schema = schema;
    this.options = options;
    this.problems = problems;
  }

  PlacedModel place(Surveyed objects) {
    String named = table(objects.name());
    List<TableName> found = named(named);
    if (found.size() > 1) {
      problems.add("table " + named + " is in several schemas of the target");
    }
    if (found.size() != 1) {
      return unplaced(objects, new TableName("", named));
    }
    return place(objects, schema.table(found.get(0)).orElseThrow());
  }

  private static PlacedModel unplaced(Surveyed objects, TableName name) {
    List<String> fields = List.copyOf(objects.fields().keySet());
    return new PlacedModel(objects, name, null, List.of(), List.of(), fields, false);
  }

  private String table(String model) {
    String told = options.tables().get(model);
    if (told != null) {
      return told;
    }
    String usual = usual(model);
    boolean plain = model.indexOf('.') < 0 || named(usual).isEmpty();
    return plain && !named(model).isEmpty() ? model : usual;
  }

  /** By convention only. */
  static String usual(String model) {
    String lower = model.toLowerCase(Locale.ROOT);
    return DJANGO.getOrDefault(lower, lower.replace('.', '_'));
  }

  private List<TableName> named(String name) {
    int stop = name.indexOf('.');
    List<TableName> found = Names.matching(name, schema);
    return found.isEmpty() && stop > 0
        ? List.of(new TableName(name.substring(0, stop), name.substring(stop + 1))).stream()
            .filter(full -> schema.table(full).isPresent())
            .toList()
        : found;
  }

  private PlacedModel place(Surveyed objects, Table table) {
    if (objects.objects() == 0) {
      return empty(objects, table);
    }
    List<Placed> columns = new ArrayList<>();
    List<Join> joins = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, Surveyed.Facts> field : objects.fields().entrySet()) {
      Optional<Column> column = column(objects.name(), field.getKey(), table);
      Optional<Join> join =
          column.isEmpty() && field.getValue().hasLists()
              ? join(objects.name(), field.getKey(), table)
              : Optional.empty();
      column.ifPresent(found -> columns.add(placed(table, found, field.getKey())));
      join.ifPresent(joins::add);
      if (column.isEmpty() && join.isEmpty()) {
        unknown.add(field.getKey());
      }
    }
    boolean numbered = withKey(objects, table, columns, joins);
    return new PlacedModel(objects, table.name(), table, columns, joins, unknown, numbered);
  }

  /** A table that is named and has no rows: it may be emptied. */
  private static PlacedModel empty(Surveyed objects, Table table) {
    List<Placed> columns =
        table.written().stream().map(column -> placed(table, column, column.name())).toList();
    return new PlacedModel(objects, table.name(), table, columns, List.of(), List.of(), false);
  }

  private static Placed placed(Table table, Column column, String field) {
    return new Placed(column, field, Reference.of(table, column.name()));
  }

  /**
   * Adds the key's column where it is no field; answers whether some objects have to be given one.
   */
  private boolean withKey(Surveyed objects, Table table, List<Placed> columns, List<Join> joins) {
    Optional<String> key = PlacedModel.key(table);
    boolean isField =
        columns.stream().anyMatch(placed -> placed.column().name().equals(key.orElse("")));
    if (isField) {
      return false;
    }
    if (key.isEmpty()) {
      if (objects.keys() > 0) {
        problems.add(
            objects.place()
                + ": model "
                + objects.name()
                + " has a pk, and the key of table "
                + table.name()
                + " is not one column");
      }
      return false;
    }
    Column column = table.column(key.get()).orElseThrow();
    boolean lacking = objects.keys() < objects.objects();
    boolean findable =
        NaturalKeys.candidates(table, options).stream()
            .anyMatch(candidate -> given(candidate, columns));
    if (lacking && !findable) {
      boolean needed = objects.keys() > 0 || !joins.isEmpty() || !column.identity();
      if (needed) {
        problems.add(
            objects.place()
                + ": objects of model "
                + objects.name()
                + " have no pk, and table "
                + table.name()
                + " has no other unique key to tell them apart by");
      }
      return false;
    }
    columns.add(0, new Placed(column, null, Reference.of(table, column.name())));
    return lacking;
  }

  private static boolean given(List<String> key, List<Placed> columns) {
    List<String> names = columns.stream().map(placed -> placed.column().name()).toList();
    return names.containsAll(key);
  }

  private Optional<Column> column(String model, String field, Table table) {
    String told = options.columns().get(model + "." + field);
    return told != null
        ? table.column(told)
        : table.column(field).or(() -> table.column(field + "_id"));
  }

  private Optional<Join> join(String model, String field, Table owner) {
    String told = options.tables().get(model + "." + field);
    String name = told != null ? told : shortened(owner.name().name() + "_" + field);
    return named(name).stream()
        .map(found -> schema.table(found).orElseThrow())
        .filter(table -> told != null || table.name().schema().equals(owner.name().schema()))
        .findFirst()
        .flatMap(table -> Join.of(field, owner.name(), table));
  }

  /** As Django shortens names that the server would not take. */
  private String shortened(String name) {
    int longest = schema.brand() == Brand.POSTGRESQL ? 63 : 64;
    return name.length() <= longest
        ? name
        : name.substring(0, longest - 4) + Md5.of(name).substring(0, 4);
  }
}
