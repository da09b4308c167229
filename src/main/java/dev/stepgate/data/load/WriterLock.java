package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** One writer at a time: held by a connection until it ends, however it ends. */
final class WriterLock {
  /** "stepgate" in the eight bytes of a PostgreSQL lock, which belongs to one database. */
  private static final long KEY = 0x7374657067617465L;

  private WriterLock() {}

  static void take(Database target, Connection connection, Duration patience)
      throws SQLException, DataError {
    long end = System.nanoTime() + patience.toNanos();
    while (!taken(target, connection)) {
      if (System.nanoTime() > end) {
        throw refused(target);
      }
      pause();
    }
  }

  private static boolean taken(Database target, Connection connection) throws SQLException {
    if (target.brand() == Brand.POSTGRESQL) {
      return Query.text(connection, "select pg_try_advisory_lock(" + KEY + ")").equals("t");
    }
    return Query.number(connection, "select get_lock('" + name(target) + "', 0)") == 1;
  }

  /** MySQL's locks are the server's, and their names short. */
  private static String name(Database target) {
    byte[] database = target.identity().database().getBytes(StandardCharsets.UTF_8);
    return "stepgate import " + UUID.nameUUIDFromBytes(database);
  }

  private static DataError refused(Database target) {
    return new DataError("another import is writing to database " + target.name());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException later) {
      Thread.currentThread().interrupt();
    }
  }
}
