package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A failure that speaks of no single row. */
final class Breakdown {
  /** Classes of states whose messages speak of connections, rights, names and space only. */
  private static final Set<String> HARMLESS =
      Set.of("08", "0A", "25", "28", "2B", "3D", "3F", "42", "53", "55", "57", "58");

  private Breakdown() {}

  static DataError error(Database target, SQLException failed) {
    return new DataError("database " + target.name() + ": " + said(failed), new Unquoted(failed));
  }

  static boolean isLostConnection(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith("08") || state.equals("57P01") || state.equals("57P02");
  }

  private static String said(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    if (state.length() < 2 || !HARMLESS.contains(state.substring(0, 2))) {
      return Reason.of(failed);
    }
    ServerErrorMessage message =
        failed instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String text = message == null ? failed.getMessage() : message.getMessage();
    return firstLine(String.valueOf(text));
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("it did not say why");
    line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }
}
