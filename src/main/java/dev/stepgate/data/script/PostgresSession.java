package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** PostgreSQL, which gets rows for COPY as a stream. */
final class PostgresSession implements Session {
  /** What PostgreSQL itself can hold in one value. */
  private static final long LONGEST = 0x3fffffff;

  private static final int COPIES = 6;

  private final BaseConnection connection;
  private final boolean inOneTransaction;
  private final boolean autoCommitBefore;
  private final Pulse pulse;
  private final Statement statement;
  private final ScriptEncoding encoding = new ScriptEncoding();

  PostgresSession(Connection given, boolean inOneTransaction, Pulse pulse) throws SQLException {
    this.connection = given.unwrap(BaseConnection.class);
    this.inOneTransaction = inOneTransaction;
    this.pulse = pulse;
    this.autoCommitBefore = connection.getAutoCommit();
    connection.setAutoCommit(!inOneTransaction);
    this.statement = connection.createStatement();
    statement.setEscapeProcessing(false);
  }

  @Override
  public long execute(ScriptStatement wanted, Window script)
      throws SQLException, IOException, DataError {
    if (encoding.isChangedBy(wanted, script)) {
      return 0;
    }
    String text = encoding.text(wanted, script);
    if (wanted.copiesIn()) {
      new CopyData(script, encoding, pulse).send(connection, text);
    } else {
      Session.drain(statement, statement.execute(text));
    }
    if (inOneTransaction && !isInTransaction()) {
      throw script.wrong(wanted.line(), "the statement ends the one transaction of the script");
    }
    return Session.warnings(statement);
  }

  @Override
  public Excerpt excerpt() {
    return Excerpt.postgres(backslashes(), encoding.charset());
  }

  @Override
  public Limit limit() {
    return Limit.of(LONGEST, "PostgreSQL's limit", COPIES);
  }

  @Override
  public boolean backslashes() {
    return !connection.getStandardConformingStrings();
  }

  @Override
  public boolean isInTransaction() {
    return connection.getTransactionState() != TransactionState.IDLE;
  }

  @Override
  public void cancel() throws SQLException {
    connection.cancelQuery();
  }

  @Override
  public void commit() throws SQLException {
    if (inOneTransaction) {
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    if (isInTransaction()) {
      statement.execute("rollback");
    }
    statement.close();
    connection.setAutoCommit(autoCommitBefore);
  }
}
