package dev.stepgate.data.mask;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a decision suits its column.
 *
 * @param referrer a column that refers to this one, if there is one
 */
record ColumnFit(Table table, Column column, ColumnShape shape, @Nullable ColumnName referrer) {

  Optional<String> objection(Decision decision) {
    if (decision instanceof Decision.Keep) {
      return Optional.empty();
    }
    if (column.generated()) {
      return Optional.of("is computed by the server; mask the columns that it is made of");
    }
    return Optional.ofNullable(
        decision instanceof Decision.Mask mask
            ? maskingFault(mask.rule())
            : decision instanceof Decision.Drop ? droppingFault() : emptyingFault());
  }

  private @Nullable String maskingFault(Rule rule) {
    return rule.objection(shape)
        .map(why -> "cannot be masked by " + rule.text() + ": " + why)
        .orElse(null);
  }

  private @Nullable String droppingFault() {
    if (isInPrimaryKey()) {
      return "cannot be dropped: it is in the primary key";
    }
    if (referrer != null) {
      return "cannot be dropped: " + referrer + " refers to it";
    }
    return column.optional() ? null : "cannot be dropped: it takes no NULL and has no default";
  }

  private @Nullable String emptyingFault() {
    if (!column.nullable() || isInPrimaryKey()) {
      return "cannot be null";
    }
    return referrer == null ? null : "cannot be null: " + referrer + " refers to it";
  }

  private boolean isInPrimaryKey() {
    return table.primaryKey().contains(column.name());
  }
}
