package dev.stepgate.data;

import dev.stepgate.data.mask.MaskingKey;
import dev.stepgate.runbook.DatabaseName;
import org.jspecify.annotations.Nullable;

/** The databases of a run, by the names its runbook gives them. */
public interface Databases {

  boolean isDeclared(String name);

  /** Goes there, unless it has been reached before. */
  Database reach(DatabaseName name) throws DataError;

  /** The same, for what is about to lose data: refuses whatever is or may be production. */
  Database reachToDestroy(DatabaseName name) throws DataError;

  /**
   * What makes masked values the same in all runs from here.
   *
   * @param given the key itself, or null for the one that is kept here
   */
  MaskingKey maskingKey(@Nullable String given) throws DataError;
}
