package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.Existing;
import dev.stepgate.data.read.KeyIndex;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out before anything is written what becomes of every reference to a user. */
final class UserReferences {
  private final Users users;
  private final Schema schema;
  private final Existing existing;
  private final List<String> problems = new ArrayList<>();

  private UserReferences(Users users, Schema schema, Existing existing) {
    this.users = users;
    this.schema = schema;
    this.existing = existing;
  }

  /** The content without the users, and with references to those of the target. */
  static Content settled(Content content, Users users, Schema schema, Existing existing)
      throws DataError {
    try {
      return new UserReferences(users, schema, existing).settled(content);
    } catch (IOException failed) {
      throw new DataError(String.valueOf(failed.getMessage()), failed);
    }
  }

  private Content settled(Content content) throws DataError, IOException {
    Table table = table();
    String key = key(table);
    List<SourceTable> others =
        content.tables().stream().filter(other -> !other.name().equals(table.name())).toList();
    for (SourceTable other : others) {
      if (existing.takes(other.name())) {
        schema.table(other.name()).ifPresent(found -> look(found, table.name(), key));
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(String.join("; ", problems));
    }
    String otherwise = otherwise(table, key);
    KeyIndex index = new KeyIndex();
    try {
      enter(content, table, key, index);
      UsersContent settled =
          new UsersContent(
              content, others, schema, table.name(), index, otherwise, refuses(), users.agreed());
      if (refuses()) {
        settled.readAll(existing::takes);
      }
      return settled;
    } catch (IOException | DataError | RuntimeException failed) {
      index.close();
      throw failed;
    }
  }

  private boolean refuses() {
    return users.otherwise() instanceof Users.Refused;
  }

  private Table table() throws DataError {
    List<Table> found =
        schema.tables().values().stream()
            .filter(table -> table.name().name().equals(users.table()))
            .toList();
    if (found.size() != 1) {
      throw new DataError(
          found.isEmpty()
              ? "there is no table " + users.table() + " of users"
              : "table " + users.table() + " is in several schemas of the target");
    }
    return found.get(0);
  }

  private String key(Table table) throws DataError {
    if (table.primaryKey().size() != 1) {
      throw new DataError("the key of table " + table.name() + " of users is not one column");
    }
    mustHave(table, users.by());
    if (users.otherwise() instanceof Users.Somebody somebody) {
      mustHave(table, somebody.column());
    }
    return table.primaryKey().get(0);
  }

  private static void mustHave(Table table, @Nullable String column) throws DataError {
    if (column != null && table.column(column).isEmpty()) {
      throw new DataError("table " + table.name() + " of users has no column " + column);
    }
  }

  private void look(Table table, TableName target, String key) {
    for (ForeignKey reference : table.foreignKeys()) {
      if (reference.target().equals(target)) {
        if (reference.targetColumns().equals(List.of(key))) {
          look(table, reference.columns().get(0));
        } else {
          problems.add(place(table, reference.columns()) + " refers to users by another key");
        }
      }
    }
  }

  private void look(Table table, String column) {
    boolean nullable = table.column(column).orElseThrow().nullable();
    if (users.otherwise() instanceof Users.Nobody && !nullable) {
      problems.add(place(table, List.of(column)) + " cannot be null, so its users must stay");
    }
    if (users.otherwise() instanceof Users.Somebody && isUnique(table, column)) {
      problems.add(
          place(table, List.of(column)) + " is part of a unique key, so not all can be one user's");
    }
  }

  private static boolean isUnique(Table table, String column) {
    return table.primaryKey().contains(column)
        || table.uniqueKeys().stream().anyMatch(key -> key.contains(column));
  }

  private static String place(Table table, List<String> columns) {
    return "table " + table.name() + ", column " + String.join(", ", columns);
  }

  private @Nullable String otherwise(Table table, String key) throws DataError {
    if (!(users.otherwise() instanceof Users.Somebody somebody)) {
      return null;
    }
    List<String> found =
        existing.find(table, List.of(somebody.column()), List.of(somebody.value()), key);
    if (found.size() != 1) {
      throw new DataError(
          "table "
              + table.name()
              + " has "
              + (found.isEmpty() ? "no user" : "several users")
              + " with the wanted "
              + somebody.column());
    }
    return found.get(0);
  }

  /** The users of the source who are in the target. */
  private void enter(Content content, Table table, String key, KeyIndex index)
      throws DataError, IOException {
    String by = users.by();
    for (SourceTable source : content.tables()) {
      if (by != null && source.name().equals(table.name())) {
        mustTell(source, by, key);
        try (Rows rows = content.rows(source)) {
          int keyed = rows.columns().indexOf(key);
          int named = rows.columns().indexOf(by);
          for (String[] row = rows.next(); row != null; row = rows.next()) {
            enter(table, key, row[keyed], row[named], index);
          }
        }
      }
    }
  }

  private static void mustTell(SourceTable source, String by, String key) throws DataError {
    Set<String> missing = new TreeSet<>(Set.of(by, key));
    missing.removeAll(source.columns());
    if (!missing.isEmpty()) {
      throw new DataError(
          source.place()
              + ": table "
              + source.name()
              + " does not say its users' "
              + missing.stream().collect(Collectors.joining(", ")));
    }
  }

  private void enter(
      Table table, String key, @Nullable String was, @Nullable String by, KeyIndex index)
      throws DataError, IOException {
    if (was == null || by == null) {
      return;
    }
    List<String> found =
        existing.find(table, List.of(String.valueOf(users.by())), List.of(by), key);
    if (found.size() > 1) {
      throw new DataError(
          "table " + table.name() + " has several users with the same " + users.by());
    }
    if (found.size() == 1) {
      index.put(List.of(was), found.get(0));
    }
  }
}
