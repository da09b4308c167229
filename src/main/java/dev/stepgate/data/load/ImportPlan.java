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
 * @param users whose rows do not come along; null if all rows do
 */
public record ImportPlan(
    String id,
    Database target,
    Source source,
    Mode mode,
    TableSelection tables,
    @Nullable Users users) {
  public ImportPlan {
    if (id.isEmpty() || id.length() > 100) {
      throw new IllegalArgumentException("an import's id has 1 to 100 characters: " + id);
    }
  }

  /** All rows come along. */
  public ImportPlan(String id, Database target, Source source, Mode mode, TableSelection tables) {
    this(id, target, source, mode, tables, null);
  }

  /** The same without the users. */
  public ImportPlan users(Users wanted) {
    return new ImportPlan(id, target, source, mode, tables, wanted);
  }
}
