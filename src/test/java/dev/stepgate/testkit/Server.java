package dev.stepgate.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database server on 127.0.0.1.
 *
 * @param scheme what its URLs begin with, such as {@code jdbc:mysql:}
 * @param home a database that is always there
 * @param user may do everything
 */
public record Server(
    String scheme, String host, int port, String home, String user, String password) {
  private static final AtomicInteger CREATED = new AtomicInteger();

  Server(String scheme, int port, String home, String user, String password) {
    this(scheme, "127.0.0.1", port, home, user, password);
  }

  /** The same server under another name. */
  public Server atName(String other) {
    return new Server(scheme, other, port, home, user, password);
  }

  /** The same server at another port, which leads to it. */
  public Server atPort(int other) {
    return new Server(scheme, host, other, home, user, password);
  }

  /** The same server as another user sees it, whose password is the user's name. */
  public Server asUser(String other) {
    return new Server(scheme, host, port, home, other, other);
  }

  public String url(String database) {
    return scheme + "//" + host + ":" + port + "/" + database;
  }

  /** Creates an empty database and returns its name. */
  public String newDatabase() {
    String name = "test_" + CREATED.incrementAndGet();
    execute(home, "create database " + name);
    return name;
  }

  /** The first value of the first row. */
  public String query(String database, String sql) {
    try (var connection = DriverManager.getConnection(url(database), user, password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public void execute(String database, String sql) {
    try (var connection = DriverManager.getConnection(url(database), user, password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  boolean answers() {
    try (var connection = DriverManager.getConnection(url(home), user, password)) {
      return connection.isValid(1);
    } catch (SQLException starting) {
      return false;
    }
  }
}
