package dev.stepgate.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.function.UnaryOperator;

/** Executes one statement, with its values bound. */
public final class Statements {
  private final Database database;
  private final Limit limit;

  public Statements(Database database, Limit limit) {
    this.database = database;
    this.limit = limit;
  }

  /** What came of it: rows, or how many rows it changed. */
  public record Result(Answer answer, long changed) {}

  /** In a transaction of its own. */
  public Result execute(BoundSql sql, UnaryOperator<String> values) throws DataError {
    try (Connection connection = database.connect()) {
      return run(connection, sql, values);
    } catch (SQLException failed) {
      throw new DataError(told(failed), failed);
    }
  }

  /** In a transaction that may not write. */
  public Answer look(BoundSql sql, UnaryOperator<String> values) throws DataError {
    try (Connection connection = database.connect()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        return run(connection, sql, values).answer();
      } finally {
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw new DataError(told(failed), failed);
    }
  }

  private String told(SQLException failed) {
    if (limit.isStopped()) {
      return "the run was stopped";
    }
    return limit.isOver() ? "it took too long and was cancelled" : Failure.of(failed);
  }

  private Result run(Connection connection, BoundSql sql, UnaryOperator<String> values)
      throws SQLException {
    if (sql.names().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        return limit.watched(statement, () -> result(statement, statement.execute(sql.sql())));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
      for (int i = 0; i < sql.names().size(); i++) {
        bind(statement, i + 1, values.apply(sql.names().get(i)));
      }
      return limit.watched(statement, () -> result(statement, statement.execute()));
    }
  }

  /** PostgreSQL finds the type of a value from where it stands, if it is not told one. */
  private void bind(PreparedStatement statement, int index, String value) throws SQLException {
    if (database.brand() == Brand.POSTGRESQL) {
      statement.setObject(index, value, Types.OTHER);
    } else {
      statement.setString(index, value);
    }
  }

  private static Result result(Statement statement, boolean rows) throws SQLException {
    if (!rows) {
      return new Result(new Answer(List.of(), true), statement.getLargeUpdateCount());
    }
    try (ResultSet result = statement.getResultSet()) {
      return new Result(Answer.of(result), -1);
    }
  }
}
