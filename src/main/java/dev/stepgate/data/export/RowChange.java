package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import org.jspecify.annotations.Nullable;

/** Changes the values of a row in place, before anything else sees them. */
@FunctionalInterface
public interface RowChange {
  RowChange NONE = values -> {};

  /** The values stand in the order of the columns that are exported. */
  void apply(@Nullable String[] values) throws DataError;
}
