package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Enters the rows of the files under their natural keys, and gives a key to those that have none:
 * the one they have in the target, or else the next, in the files' order and so always the same.
 */
final class Identities {
  private final Schema schema;
  private final Collection<PlacedModel> models;
  private final Existing existing;
  private final NaturalKeys keys;
  private final ObjectText text;
  private final Map<TableName, Long> last = new HashMap<>();

  Identities(Schema schema, Collection<PlacedModel> models, Existing existing, NaturalKeys keys) {
    this.schema = schema;
    this.models = models;
    this.existing = existing;
    this.keys = keys;
    this.text = new ObjectText(keys);
  }

  /** Parents before those whose natural key has theirs in it. */
  void enter(Set<TableName> needed) throws IOException, DataError {
    for (List<TableName> group : schema.loadOrder()) {
      for (TableName name : group) {
        for (PlacedModel model : models) {
          if (needed.contains(name) && model.name().equals(name)) {
            enter(model);
          }
        }
      }
    }
  }

  private void enter(PlacedModel model) throws IOException, DataError {
    Table table = Objects.requireNonNull(model.table());
    Set<String> wanted = wanted(table);
    try (ObjectRows objects = new ObjectRows(model.objects().parts())) {
      ForeignObject object;
      while ((object = objects.next()) != null) {
        enter(model, table, wanted, object);
      }
    }
  }

  private void enter(PlacedModel model, Table table, Set<String> wanted, ForeignObject object)
      throws IOException, DataError {
    List<List<String>> columns = new ArrayList<>();
    List<List<String>> values = new ArrayList<>();
    for (List<String> candidate : keys.candidates(table)) {
      List<String> found = text.values(model, candidate, object);
      if (found != null) {
        columns.add(candidate);
        values.add(found);
      }
    }
    String key = identify(model, table, object, columns, values);
    for (String column : wanted) {
      String value =
          column.equals(PlacedModel.key(table).orElse("")) ? key : value(model, column, object);
      for (int i = 0; value != null && i < columns.size(); i++) {
        keys.put(table, column, columns.get(i), values.get(i), value);
      }
    }
  }

  private @Nullable String value(PlacedModel model, String column, ForeignObject object)
      throws IOException {
    Optional<Placed> placed = model.placed(column);
    return placed.isPresent() ? text.of(model, placed.get(), object) : null;
  }

  private @Nullable String identify(
      PlacedModel model,
      Table table,
      ForeignObject object,
      List<List<String>> columns,
      List<List<String>> values)
      throws IOException, DataError {
    Optional<Placed> placed = PlacedModel.key(table).flatMap(model::placed);
    if (placed.isEmpty()) {
      return null;
    }
    if (placed.get().field() != null) {
      return text.of(model, placed.get(), object);
    }
    String given = ObjectText.given(placed.get(), object);
    if (given != null && !NaturalKeys.isDjangos(table)) {
      return given;
    }
    String key = found(table, placed.get().column(), columns, values);
    if (key == null) {
      key = given != null && isFree(table, given) ? given : next(model, table, values, object);
    }
    if (given != null) {
      keys.translate(table, given, key);
    }
    return key;
  }

  private @Nullable String found(
      Table table, Column key, List<List<String>> columns, List<List<String>> values)
      throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      List<String> found = keys.inTarget(table, key.name(), columns.get(i), values.get(i));
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    return null;
  }

  private boolean isFree(Table table, String key) throws IOException {
    return keys.inTarget(table, table.primaryKey().get(0), table.primaryKey(), List.of(key))
        .isEmpty();
  }

  private String next(
      PlacedModel model, Table table, List<List<String>> values, ForeignObject object)
      throws DataError, UnreadableRow {
    Column key = table.column(table.primaryKey().get(0)).orElseThrow();
    if (values.isEmpty()) {
      throw object.wrong("has no pk, and not all of its natural key");
    }
    if (key.kind() == Kind.INTEGER) {
      long free = last.containsKey(table.name()) ? last.get(table.name()) + 1 : first(model, table);
      last.put(table.name(), free);
      return String.valueOf(free);
    }
    String name = table.name().name() + values.get(0);
    String uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    if (key.kind() == Kind.UUID) {
      return uuid;
    }
    if (Integer.valueOf(32).equals(key.length())) {
      return uuid.replace("-", "");
    }
    throw object.wrong("has no pk, and a key of this type cannot be made up");
  }

  /** The first number that neither the files nor the target have. */
  private long first(PlacedModel model, Table table) throws DataError {
    long inFiles =
        models.stream()
            .filter(other -> other.name().equals(model.name()))
            .mapToLong(other -> other.objects().largestKey())
            .max()
            .orElse(0);
    long inTarget =
        existing.isEmptied(table.name()) ? 0 : existing.largest(table, table.primaryKey().get(0));
    return Math.max(inFiles, inTarget) + 1;
  }

  /** The columns that anything refers to. */
  private Set<String> wanted(Table table) {
    Set<String> wanted =
        schema.tables().values().stream()
            .flatMap(other -> other.foreignKeys().stream())
            .filter(key -> key.target().equals(table.name()) && key.columns().size() == 1)
            .map(ForeignKey::targetColumns)
            .map(columns -> columns.get(0))
            .collect(Collectors.toCollection(TreeSet::new));
    PlacedModel.key(table).ifPresent(wanted::add);
    return wanted;
  }
}
