package dev.stepgate.data.script;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.postgresql.util.PSQLException;

/**
 * What a server says of a failure, without the values it may have repeated.
 *
 * <p>Names and values stand in the same quotes; so only where the code says that it is about a name
 * they are shown.
 */
final class ServerMessage {
  private static final Set<Integer> MYSQL_NAMES =
      Set.of(
          1007, 1008, 1044, 1045, 1046, 1048, 1049, 1050, 1051, 1054, 1060, 1061, 1072, 1091, 1101,
          1109, 1136, 1142, 1143, 1146, 1227, 1264, 1304, 1305, 1356, 1359, 1360, 1364, 1370, 1406,
          1449, 3730);
  private static final Map<Integer, String> PLACE = Map.of(1062, " for key ", 1366, " for column ");
  private static final int SIGNALLED = 1644;
  private static final Set<String> POSTGRES_NAMES =
      Set.of(
          "2BP01", "23502", "23503", "23505", "23514", "23P01", "3D000", "3F000", "42501", "42701",
          "42703", "42704", "42710", "42723", "42809", "42883", "42P01", "42P04", "42P06", "42P07",
          "42P16", "55006", "55P03", "0A000");
  private static final String RAISED = "P0001";
  private static final String BLANKED = "…";

  private ServerMessage() {}

  static String of(SQLException failed) {
    return shown(failed) + " (" + codes(failed) + ")";
  }

  private static String shown(SQLException failed) {
    if (failed.getErrorCode() == SIGNALLED || RAISED.equals(failed.getSQLState())) {
      return "the database's own code refuses, in words that are not shown here";
    }
    String message = words(failed);
    int place = message.lastIndexOf(PLACE.getOrDefault(failed.getErrorCode(), "\n"));
    if (place >= 0) {
      return blanked(message.substring(0, place)) + message.substring(place);
    }
    return aboutNames(failed) ? message : blanked(message);
  }

  private static boolean aboutNames(SQLException failed) {
    return failed instanceof PSQLException
        ? POSTGRES_NAMES.contains(String.valueOf(failed.getSQLState()))
        : MYSQL_NAMES.contains(failed.getErrorCode());
  }

  /** Only the first line: what follows it are details, which hold values. */
  private static String words(SQLException failed) {
    String message = String.valueOf(failed.getMessage()).replaceFirst("^Data truncation: ", "");
    if (failed instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
      message = String.valueOf(postgres.getServerErrorMessage().getMessage());
    }
    return message.lines().findFirst().orElse("");
  }

  private static String codes(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return failed.getErrorCode() == 0 ? state : failed.getErrorCode() + ", " + state;
  }

  /** From the first quote to the last, as servers do not escape what they quote. */
  private static String blanked(String message) {
    return blanked(blanked(message, '\''), '"');
  }

  private static String blanked(String message, char quote) {
    int first = message.indexOf(quote);
    int last = message.lastIndexOf(quote);
    if (first < 0) {
      return message;
    }
    String rest = last > first ? message.substring(last) : "" + quote;
    return message.substring(0, first + 1) + BLANKED + rest;
  }
}
