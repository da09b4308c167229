package dev.stepgate.data.load;

import dev.stepgate.data.Database;
import dev.stepgate.data.read.Source;
import java.util.List;

/**
 * What is to be imported, and how.
 *
 * @param id the same again goes on where it was cut; at most 100 characters
 * @param include globs of tables, with or without their schema; if there are none, all
 * @param exclude globs of tables that stay as they are
 */
public record ImportPlan(
    String id,
    Database target,
    Source source,
    Mode mode,
    List<String> include,
    List<String> exclude) {
  public ImportPlan {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    if (id.isEmpty() || id.length() > 100) {
      throw new IllegalArgumentException("an import's id has 1 to 100 characters: " + id);
    }
  }
}
