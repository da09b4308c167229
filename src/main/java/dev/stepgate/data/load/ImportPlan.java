package dev.stepgate.data.load;

import dev.stepgate.data.Database;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.schema.TableSelection;

/**
 * What is to be imported, and how.
 *
 * @param id the same again goes on where it was cut; at most 100 characters
 * @param tables of the source; those that are not meant stay as they are
 * @param afresh whether all is done again where the import had come to its end, or where what it
 *     was cut in has changed since
 */
public record ImportPlan(
    String id, Database target, Source source, Mode mode, TableSelection tables, boolean afresh) {

  /** One that goes on where it was cut, and has nothing to do where it had come to its end. */
  public ImportPlan(String id, Database target, Source source, Mode mode, TableSelection tables) {
    this(id, target, source, mode, tables, false);
  }

  public ImportPlan {
    if (id.isEmpty() || id.length() > 100) {
      throw new IllegalArgumentException("an import's id has 1 to 100 characters: " + id);
    }
  }
}
