package dev.stepgate.data.read;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A field that lists other objects, and the table that joins them.
 *
 * @param owner the column for the object that has the list
 * @param other the column for what is listed
 */
record Join(String field, Table table, Column owner, Column other, Reference reference) {

  /** The join with its columns told apart, if the table has one for each side. */
  static Optional<Join> of(String field, TableName owner, Table table) {
    List<ForeignKey> keys =
        table.foreignKeys().stream().filter(key -> key.columns().size() == 1).toList();
    if (keys.size() != 2) {
      return Optional.empty();
    }
    ForeignKey first = keys.get(0);
    ForeignKey second = keys.get(1);
    if (isOwner(first, owner) && isOwner(second, owner)) {
      return first.columns().get(0).startsWith("from_")
          ? Optional.of(of(field, table, first, second))
          : Optional.of(of(field, table, second, first))
              .filter(join -> join.owner.name().startsWith("from_"));
    }
    if (isOwner(first, owner)) {
      return Optional.of(of(field, table, first, second));
    }
    return isOwner(second, owner) ? Optional.of(of(field, table, second, first)) : Optional.empty();
  }

  private static boolean isOwner(ForeignKey key, TableName owner) {
    return key.target().equals(owner);
  }

  private static Join of(String field, Table table, ForeignKey owner, ForeignKey other) {
    return new Join(
        field,
        table,
        table.column(owner.columns().get(0)).orElseThrow(),
        table.column(other.columns().get(0)).orElseThrow(),
        new Reference(other.target(), other.targetColumns().get(0)));
  }
}
