package dev.stepgate.data.load;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.sql.SQLException;
import java.util.Map;

/** Why a server refused a row, in words of our own. */
final class Reason {
  private static final String TOO_LONG = "it is longer than max_allowed_packet";

  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("22001", "the value is too long"),
          Map.entry("22003", "the number is out of range"),
          Map.entry("22007", "the value is no date or time"),
          Map.entry("22008", "the date or time is out of range"),
          Map.entry("22P02", "the value does not fit the column's type"),
          Map.entry("22P03", "the value does not fit the column's type"),
          Map.entry("22021", "the text cannot be held in the database's encoding"),
          Map.entry("23502", "a value is required"),
          Map.entry("23503", "it refers to a row that is not there"),
          Map.entry("23505", "the same key is there already"),
          Map.entry("23514", "a check constraint does not hold"));

  private static final Map<Integer, String> CODES =
      Map.ofEntries(
          Map.entry(1048, "a value is required"),
          Map.entry(1263, "a value is required"),
          Map.entry(1364, "a value is required"),
          Map.entry(1062, "the same key is there already"),
          Map.entry(1586, "the same key is there already"),
          Map.entry(1406, "the value is too long"),
          Map.entry(1265, "the value is too long or not of the column's type"),
          Map.entry(1292, "the value does not fit the column's type"),
          Map.entry(1366, "the value does not fit the column's type"),
          Map.entry(1264, "the value is out of range"),
          Map.entry(1452, "it refers to a row that is not there"),
          Map.entry(3140, "the value is no JSON"),
          Map.entry(3819, "a check constraint does not hold"),
          Map.entry(4025, "a check constraint does not hold"),
          Map.entry(1153, TOO_LONG));

  private Reason() {}

  static String of(SQLException failed) {
    if (failed instanceof PacketTooBigException
        || failed.getCause() instanceof PacketTooBigException) {
      return TOO_LONG;
    }
    String said = CODES.get(failed.getErrorCode());
    if (said == null) {
      said = STATES.get(String.valueOf(failed.getSQLState()));
    }
    return said != null ? said : codes(failed);
  }

  private static String codes(SQLException failed) {
    return "the server refused it (SQLSTATE "
        + failed.getSQLState()
        + (failed.getErrorCode() == 0 ? ")" : ", error " + failed.getErrorCode() + ")");
  }
}
