package dev.stepgate.data.read;

import dev.stepgate.data.schema.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an object as a server has them, references included. */
final class ObjectText {
  private final NaturalKeys keys;

  ObjectText(NaturalKeys keys) {
    this.keys = keys;
  }

  @Nullable String of(PlacedModel model, Placed placed, ForeignObject object) throws IOException {
    String field = placed.field();
    if (field == null) {
      return key(model, placed, object);
    }
    Value value = object.fields().get(field);
    if (value != null) {
      return of(placed, field, value, object);
    }
    if (object.pk() != null && isKey(model, placed)) {
      return given(placed, object);
    }
    if (placed.column().nullable()) {
      return null;
    }
    throw object.wrong(
        "has no field " + field + ", which others have and which cannot be null in the target");
  }

  /** A key that is a parent's stands as a field or as pk, or both. */
  private static boolean isKey(PlacedModel model, Placed placed) {
    Table table = model.table();
    return table != null && table.primaryKey().equals(List.of(placed.column().name()));
  }

  private @Nullable String of(Placed placed, String field, Value value, ForeignObject object)
      throws IOException {
    Reference reference = placed.reference();
    try {
      if (reference == null) {
        return ForeignText.of(value, placed.column());
      }
      return value.isList()
          ? meant(reference, value, field, object)
          : given(reference, ForeignText.of(value, placed.column()));
    } catch (WrongForm wrong) {
      throw object.wrong(field, wrong);
    }
  }

  /** What a list of the object refers to. */
  String listed(Join join, Value value, ForeignObject object) throws IOException {
    try {
      String key =
          value.isList()
              ? meant(join.reference(), value, join.field(), object)
              : given(join.reference(), ForeignText.of(value, join.other()));
      if (key == null) {
        throw new WrongForm("lists nothing at all");
      }
      return key;
    } catch (WrongForm wrong) {
      throw object.wrong(join.field(), wrong);
    }
  }

  private @Nullable String given(Reference reference, @Nullable String key) throws IOException {
    return key == null ? null : keys.translated(reference.table(), key);
  }

  private String meant(Reference reference, Value value, String field, ForeignObject object)
      throws IOException {
    Set<String> found = keys.find(reference, value.items());
    if (found.size() == 1) {
      return found.iterator().next();
    }
    String table = reference.table().name();
    throw object.wrong(
        field,
        new WrongForm(
            found.isEmpty()
                ? "refers by a natural key to a row of "
                    + table
                    + " that is neither in the files nor in the target"
                : "refers by a natural key to one of several rows of "
                    + table
                    + ": name the columns of its natural key"));
  }

  /** What the object's row has as its key. */
  @Nullable String key(PlacedModel model, ForeignObject object) throws IOException {
    Table table = Objects.requireNonNull(model.table());
    Placed placed = PlacedModel.key(table).flatMap(model::placed).orElse(null);
    if (placed == null) {
      throw object.wrong("has a list of others, and no key");
    }
    return of(model, placed, object);
  }

  private String key(PlacedModel model, Placed placed, ForeignObject object) throws IOException {
    Table table = Objects.requireNonNull(model.table());
    String given = given(placed, object);
    if (given != null) {
      return keys.translated(table.name(), given);
    }
    for (List<String> columns : keys.candidates(table)) {
      List<String> values = values(model, columns, object);
      if (values != null) {
        List<String> found = keys.rows(table, placed.column().name(), columns, values);
        if (!found.isEmpty()) {
          return found.get(0);
        }
      }
    }
    throw object.wrong("has no pk, and not all of its natural key");
  }

  /** The key that the file gives. */
  static @Nullable String given(Placed placed, ForeignObject object) throws UnreadableRow {
    Value pk = object.pk();
    try {
      return pk == null ? null : ForeignText.of(pk, placed.column());
    } catch (WrongForm wrong) {
      throw object.wrong("pk", wrong);
    }
  }

  /** The object's values in some columns, or null if it does not have them all. */
  @Nullable List<String> values(PlacedModel model, List<String> columns, ForeignObject object)
      throws IOException {
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      Placed placed = model.placed(column).orElse(null);
      boolean has =
          placed != null
              && (placed.field() == null
                  ? object.pk() != null
                  : object.fields().containsKey(placed.field()));
      String value = has ? of(model, placed, object) : null;
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
