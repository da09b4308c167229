package dev.stepgate.data;

import java.sql.SQLException;

/** What a server said, as one line. */
public final class Failure {
  private Failure() {}

  public static String of(SQLException failed) {
    String said = String.valueOf(failed.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; ");
    String state = failed.getSQLState();
    return state == null ? said : said + " (" + state + ")";
  }
}
