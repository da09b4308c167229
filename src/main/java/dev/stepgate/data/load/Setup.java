package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * How a connection is made ready to be written through.
 *
 * @param checksKeys whether the server refuses a row whose parent is not in yet
 */
record Setup(Inlet inlet, boolean checksKeys) {
  /** Says that local data may be sent, but no file: there is none in this folder. */
  private static final Map<String, String> LOCAL_DATA =
      Map.of("allowLoadLocalInfileInPath", "/dev/null");

  /** Strict, zero is a number like others, and dates that were stored may be stored again. */
  private static final String SQL_MODE =
      "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";

  /** How an export writes values; rows that are hidden from this user are an error, not a gap. */
  private static final String AS_WRITTEN =
      "set lc_monetary = 'C'; set xmloption = content; set array_nulls = on; set row_security = off";

  private static final int MOST_BYTES = 1 << 20;

  static Connection connect(Database target) throws SQLException {
    return target.connect(target.brand().isMysqlFamily() ? LOCAL_DATA : Map.of());
  }

  static Setup of(Database target, Connection connection) throws SQLException {
    Setup setup =
        target.brand() == Brand.POSTGRESQL
            ? postgres(connection)
            : mysql(target.brand(), connection, target.address().url());
    connection.setAutoCommit(false);
    return setup;
  }

  private static Setup postgres(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
      statement.execute(AS_WRITTEN);
      return new Setup(new CopyInlet(), !uncheckedKeys(statement));
    }
  }

  /** Every key is checked by query afterwards, whether or not the server looks at each row. */
  private static boolean uncheckedKeys(Statement statement) throws SQLException {
    try {
      statement.execute("set session_replication_role = replica");
      return true;
    } catch (SQLException failed) {
      if ("42501".equals(failed.getSQLState())) {
        return false;
      }
      throw failed;
    }
  }

  private static Setup mysql(Brand brand, Connection connection, String url) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String mode = Query.text(connection, "select @@sql_mode");
      statement.execute("set sql_mode = '" + SQL_MODE + kept(mode) + "'");
      statement.execute("set foreign_key_checks = 0");
    }
    boolean local =
        Query.number(connection, "select @@local_infile") == 1
            && !url.contains("allowLoadLocalInfile=false");
    return new Setup(local ? new LoadDataInlet(brand) : insert(brand, connection), false);
  }

  private static String kept(String mode) {
    return mode.contains("ALLOW_INVALID_DATES") ? ",ALLOW_INVALID_DATES" : "";
  }

  private static Inlet insert(Brand brand, Connection connection) throws SQLException {
    long packet = Query.number(connection, "select @@max_allowed_packet");
    return new InsertInlet(brand, (int) Math.min(MOST_BYTES, packet / 2));
  }
}
