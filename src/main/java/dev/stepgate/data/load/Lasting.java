package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import java.sql.SQLException;

/** Tables whose engine has no transactions: of a chunk that was cut, some rows may be in. */
final class Lasting {
  private Lasting() {}

  /** Refuses to go on where rows are in that the ledger does not know. */
  static void mustHoldWhatIsKnown(Session session, Ledger ledger, Unit unit)
      throws SQLException, DataError {
    if (!session.traits().lasting().contains(unit.table().name())) {
      return;
    }
    long known = 0;
    for (Ledger.Entry entry : ledger.part(unit.part())) {
      known += entry.chunk() == 0 ? entry.rows() : entry.added();
    }
    String table = session.rowsOf(unit.table().name());
    long there = Query.number(session.connection(), "select count(*) from " + table);
    if (there != known) {
      throw new DataError(
          "table "
              + unit.table().name()
              + " has "
              + there
              + " rows and should have "
              + known
              + ": it was cut in the middle, and its engine has no transactions; import anew, in"
              + " mode clean");
    }
  }
}
