package dev.stepgate.cli.data;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Keeps what loses data away from production. */
record Guard(CommandDatabase database) {

  /**
   * Goes there unless it is, or may be, production, or where the rows came from.
   *
   * @param export the folder whose rows are to be written
   */
  Database reachToDestroy(Path export) throws DataError {
    try {
      Database target = database.reachToDestroy();
      refuseSource(export, target);
      return target;
    } catch (DataError refused) {
      if (isUnreachable(refused)) {
        throw refused;
      }
      throw new UserError(
              ExitCode.REFUSED,
              database.redacted(String.valueOf(refused.getMessage())),
              "Nothing was changed; look where the address leads before you go on.")
          .causedBy(refused);
    }
  }

  private static void refuseSource(Path export, Database target) throws DataError {
    if (Files.exists(export.resolve(Manifest.NAME))
        && Manifest.read(export).source().identity().equals(target.identity())) {
      throw new DataError(
          "database " + target.name() + " is the one that " + export + " was exported from");
    }
  }

  /** No answer, or no entry: there is nothing to tell apart. */
  private static boolean isUnreachable(DataError failed) {
    String state = failed.getCause() instanceof SQLException sql ? sql.getSQLState() : null;
    return state != null && (state.startsWith("08") || state.startsWith("28"));
  }
}
