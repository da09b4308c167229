package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * MySQL or MariaDB, which get the bytes of the script as they are.
 *
 * <p>A dump may hold bytes in strings, and says itself in which character set it is written; so the
 * driver must not translate, which it does not if it takes each byte for a character.
 */
final class MysqlSession implements Session {
  private static final int IN_TRANSACTION = 1;
  private static final int NO_BACKSLASHES = 512;

  /** The driver makes room for four bytes for each. */
  private static final int COPIES = 6;

  private final JdbcConnection connection;
  private final Statement statement;
  private final Limit limit;
  private final Changed<String> encoding;
  private final Changed<Boolean> truncation;
  private final Changed<Integer> timeout;

  MysqlSession(Connection given) throws SQLException {
    connection = given.unwrap(JdbcConnection.class);
    connection.setAutoCommit(true);
    statement = connection.createStatement();
    limit = limit(statement);
    statement.setEscapeProcessing(false);
    statement.setFetchSize(Integer.MIN_VALUE);
    var properties = connection.getPropertySet();
    encoding =
        Changed.to(properties.getStringProperty(PropertyKey.characterEncoding), ISO_8859_1.name());
    // What is cut is a warning to the client, and not an error after it was done.
    truncation =
        Changed.to(properties.getBooleanProperty(PropertyKey.jdbcCompliantTruncation), false);
    // Or each statement is sent with a SET before it.
    timeout =
        Changed.to(properties.getIntegerProperty(PropertyKey.netTimeoutForStreamingResults), 0);
  }

  @Override
  public long execute(ScriptStatement wanted, Window script) throws SQLException {
    Session.drain(statement, statement.execute(wanted.text(ISO_8859_1)));
    return Session.warnings(statement);
  }

  @Override
  public Excerpt excerpt() {
    return Excerpt.mysql(backslashes());
  }

  @Override
  public Limit limit() {
    return limit;
  }

  @Override
  public boolean backslashes() {
    return (status() & NO_BACKSLASHES) == 0;
  }

  @Override
  public boolean isInTransaction() {
    return (status() & IN_TRANSACTION) != 0;
  }

  @Override
  public void cancel() throws SQLException {
    var session = connection.getSession();
    // The statement's own cancel() does nothing once the first row is on its way.
    try (Connection other = ConnectionImpl.getInstance(session.getHostInfo());
        Statement kill = other.createStatement()) {
      kill.execute("kill query " + session.getThreadId());
    }
  }

  @Override
  public void commit() {
    // Each statement was kept when it was done.
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed() && isInTransaction()) {
      statement.execute("rollback");
    }
    statement.close();
    encoding.restore();
    truncation.restore();
    timeout.restore();
  }

  private int status() {
    return connection.getSession().getServerSession().getStatusFlags();
  }

  private static Limit limit(Statement statement) throws SQLException {
    try (var result = statement.executeQuery("select @@max_allowed_packet")) {
      result.next();
      return Limit.of(result.getLong(1) - 8, "max_allowed_packet", COPIES);
    }
  }

  /** A property of the driver, and what it was before. */
  private record Changed<T>(RuntimeProperty<T> property, T before) {
    static <T> Changed<T> to(RuntimeProperty<T> property, T wanted) {
      Changed<T> changed = new Changed<>(property, property.getValue());
      property.setValue(wanted);
      return changed;
    }

    void restore() {
      property.setValue(before);
    }
  }
}
