package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The one connection that an import writes through; while it is open nobody else imports. */
final class Session implements AutoCloseable {
  /** How long a server may take to notice that a lost connection is lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How long it may take until one that has just ended is gone. */
  private static final Duration MOMENT = Duration.ofMillis(500);

  private final Database target;
  private Connection connection;
  private Inlet inlet;
  private boolean checksKeys;
  private final Traits traits;

  private Session(Database target, Connection connection) throws SQLException {
    this.target = target;
    this.connection = connection;
    Setup setup = Setup.of(target, connection);
    this.inlet = setup.inlet();
    this.checksKeys = setup.checksKeys();
    this.traits = Traits.of(target.brand(), connection);
  }

  static Session open(Database target) throws SQLException, DataError {
    Connection connection = Setup.connect(target);
    try {
      WriterLock.take(target, connection, MOMENT);
      return new Session(target, connection);
    } catch (SQLException | DataError failed) {
      connection.close();
      throw failed;
    }
  }

  Brand brand() {
    return target.brand();
  }

  Database target() {
    return target;
  }

  Connection connection() {
    return connection;
  }

  Inlet inlet() {
    return inlet;
  }

  Traits traits() {
    return traits;
  }

  /** A table as SQL reads it and changes it: its own rows, not those of tables that inherit it. */
  String rowsOf(TableName table) {
    return (traits.ancestors().contains(table) ? "only " : "") + table.quoted(brand());
  }

  /** Whether the server refuses a row whose parent is not in yet. */
  boolean checksKeys() {
    return checksKeys;
  }

  /** After a lost connection: a new one, once the server has ended what the old one did. */
  void reopen() throws SQLException, DataError {
    Connection fresh = Setup.connect(target);
    try {
      WriterLock.take(target, fresh, PATIENCE);
      Setup setup = Setup.of(target, fresh);
      inlet = setup.inlet();
      checksKeys = setup.checksKeys();
      connection = fresh;
    } catch (SQLException | DataError failed) {
      fresh.close();
      throw failed;
    }
  }

  /** Also undoes what is not committed. */
  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
    }
    connection.close();
  }
}
