package dev.stepgate.data.format;

import dev.stepgate.data.schema.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column that was exported.
 *
 * @param field what the files call it
 * @param type the type as the source's SQL writes it
 * @param kind how its values are written
 * @param masking the rule that changed its values, or null if they are as they were
 */
public record ColumnEntry(
    String column,
    String field,
    String type,
    Kind kind,
    boolean nullable,
    @Nullable String masking) {
  public ColumnEntry {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(kind, "kind");
  }
}
