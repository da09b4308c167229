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
}
