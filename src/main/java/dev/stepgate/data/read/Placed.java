package dev.stepgate.data.read;

import dev.stepgate.data.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * A column and where its values come from.
 *
 * @param field null if it is the object's {@code pk}
 */
record Placed(Column column, @Nullable String field, @Nullable Reference reference) {}
