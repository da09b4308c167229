package dev.stepgate.cli.data;

import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Failure;
import dev.stepgate.data.load.ImportPlan;
import dev.stepgate.data.load.Intent;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.Digests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;

/**
 * What an import will meet in its target.
 *
 * @param digest of the source
 * @param tables that rows will go into, with what is in them
 */
record Foreseen(ImportPlan plan, String digest, SortedMap<TableName, RowsThere> tables) {

  /** Proves the source whole, and looks. */
  static Foreseen of(ImportPlan plan) throws DataError {
    Intent intent = Intent.of(plan);
    Database target = plan.target();
    try (Connection connection = target.connect()) {
      return new Foreseen(
          plan, intent.digest(), RowsThere.of(intent.tables(), connection, target.brand()));
    } catch (SQLException failed) {
      throw new DataError(
          "database " + target.name() + " cannot be read: " + Failure.of(failed), failed);
    }
  }

  /** The same for the same command, so that it goes on where it was cut. */
  String id() {
    String same =
        String.join(
            "\n",
            digest,
            plan.target().identity().toString(),
            plan.mode().name(),
            plan.tables().toString());
    return "data import " + Digests.sha256(same);
  }

  /** What would be lost, in words. */
  String loss() {
    String what =
        switch (plan.mode()) {
          case CLEAN -> "all rows of ";
          case REPLACE, MERGE -> "rows of ";
          case SKIP -> "no rows of ";
        };
    return what + Amount.of(tables.size(), "table") + " of " + plan.target().identity().database();
  }

  void tell(Session session) {
    String does = plan.mode() == Mode.CLEAN ? " are deleted:" : " are overwritten:";
    session.remark("at " + plan.target().address() + ", " + loss() + does);
    tables.forEach((table, rows) -> session.remark("  " + table + ": " + rows));
  }
}
