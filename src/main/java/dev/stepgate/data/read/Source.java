package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Schema;

/** Files with rows, in one of the formats that can be read. */
public interface Source {

  /**
   * Proves the files whole and finds each table's place in the target; nothing is written.
   *
   * @param target the schema that the rows are to fit
   */
  Content open(Schema target) throws DataError;

  /**
   * The same where rows may have to be found by other values than their keys.
   *
   * @param existing is asked only while this runs
   */
  default Content open(Schema target, Existing existing) throws DataError {
    return open(target);
  }
}
