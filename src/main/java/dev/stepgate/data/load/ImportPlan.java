package dev.stepgate.data.load;

import dev.stepgate.data.Database;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.schema.TableSelection;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and how.
 *
 * @param id the same again goes on where it was cut; at most 100 characters
 * @param tables of the source; those that are not meant stay as they are
 * @param afresh whether all is done again where the import had come to its end, or where what it
 *     was cut in has changed since
 * @param users whose rows do not come along; null if all rows do
 */
public record ImportPlan(
    String id,
    Database target,
    Source source,
    Mode mode,
    TableSelection tables,
    boolean afresh,
    @Nullable Users users) {
  public ImportPlan {
    if (id.isEmpty() || id.length() > 100) {
      throw new IllegalArgumentException("an import's id has 1 to 100 characters: " + id);
    }
  }

  /**
   * All rows come along; it goes on where it was cut, and has nothing to do where it had come to
   * its end.
   */
  public ImportPlan(String id, Database target, Source source, Mode mode, TableSelection tables) {
    this(id, target, source, mode, tables, false, null);
  }

  /** The same, done again even where it had come to its end. */
  public ImportPlan afresh(boolean wanted) {
    return new ImportPlan(id, target, source, mode, tables, wanted, users);
  }

  /** The same without the users. */
  public ImportPlan users(Users wanted) {
    return new ImportPlan(id, target, source, mode, tables, afresh, wanted);
  }
}
