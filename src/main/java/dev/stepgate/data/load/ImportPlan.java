package dev.stepgate.data.load;

import dev.stepgate.data.Database;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.schema.TableSelection;

/**
 * What is to be imported, and how.
 *
 * @param id the same again goes on where it was cut; at most 100 characters
 * @param tables of the source; those that are not meant stay as they are
 */
public record ImportPlan(
    String id, Database target, Source source, Mode mode, TableSelection tables) {
  public ImportPlan {
    if (id.isEmpty() || id.length() > 100) {
      throw new IllegalArgumentException("an import's id has 1 to 100 characters: " + id);
    }
  }
}
