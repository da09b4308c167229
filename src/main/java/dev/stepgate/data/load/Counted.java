package dev.stepgate.data.load;

import dev.stepgate.data.DataError;

/** That a server did to all rows what it was told to do to all of them. */
final class Counted {
  private Counted() {}

  static void same(Unit unit, Chunk chunk, long rows, String done) throws DataError {
    if (rows != chunk.rows()) {
      throw new DataError(
          unit.source().place()
              + ": of the rows "
              + chunk.firstRow()
              + " to "
              + chunk.lastRow()
              + " of table "
              + unit.table().name()
              + " only "
              + rows
              + " were "
              + done);
    }
  }
}
