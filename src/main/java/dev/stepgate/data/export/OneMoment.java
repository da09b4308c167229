package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.Database;
import dev.stepgate.data.format.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that all see the database as it was at one moment, and cannot change it. */
public final class OneMoment implements AutoCloseable {
  private static final String POSTGRESQL = "begin isolation level repeatable read read only";

  private final List<Connection> connections = new ArrayList<>();
  private @Nullable String id;

  private OneMoment() {}

  /**
   * Takes the snapshot.
   *
   * @param wanted how many connections; MySQL and MariaDB give one
   */
  public static OneMoment of(Database database, int wanted) throws SQLException {
    OneMoment moment = new OneMoment();
    try {
      if (database.brand() == Brand.POSTGRESQL) {
        moment.postgresql(database, wanted);
      } else {
        moment.mysql(database);
      }
      return moment;
    } catch (SQLException failed) {
      moment.closeAfter(failed);
      throw failed;
    }
  }

  private void postgresql(Database database, int wanted) throws SQLException {
    execute(open(database), POSTGRESQL);
    if (wanted > 1) {
      id = exported(connections.get(0));
    }
    while (connections.size() < wanted) {
      execute(open(database), POSTGRESQL, "set transaction snapshot '" + id + "'");
    }
  }

  private static String exported(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select pg_export_snapshot()")) {
      result.next();
      return result.getString(1);
    }
  }

  private void mysql(Database database) throws SQLException {
    execute(
        open(database),
        "set session transaction isolation level repeatable read",
        "start transaction with consistent snapshot, read only");
  }

  private Connection open(Database database) throws SQLException {
    Connection connection = database.connect();
    connections.add(connection);
    return connection;
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  public List<Connection> connections() {
    return List.copyOf(connections);
  }

  /** What the manifest says of it. */
  public Snapshot snapshot() {
    return new Snapshot(connections.size(), id);
  }

  /** Ends the connections at once, whatever they are at. */
  void abort() {
    for (Connection connection : connections) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException alreadyGone) {
        continue;
      }
    }
  }

  private void closeAfter(SQLException failed) {
    try {
      close();
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  @Override
  public void close() throws SQLException {
    SQLException failure = null;
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (SQLException failed) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
