package dev.stepgate.run.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteException;

/** Spring knows the errors of servers; these are SQLite's. */
final class SqliteErrors implements SQLExceptionTranslator {
  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException error) {
    if (!(error instanceof SQLiteException known)) {
      return null;
    }
    return switch (known.getResultCode().code & 0xff) {
      case 1 -> new BadSqlGrammarException(task, sql == null ? "" : sql, error);
      case 5, 6 -> new CannotAcquireLockException(task, error);
      case 8, 10, 13, 14 -> new DataAccessResourceFailureException(task, error);
      case 11, 26 -> new StoreDamaged(error);
      case 19 -> violation(known);
      default -> null;
    };
  }

  private static DataAccessException violation(SQLiteException error) {
    return switch (error.getResultCode()) {
      case SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE ->
          new DuplicateKeyException(error.getMessage(), error);
      default -> new DataIntegrityViolationException(error.getMessage(), error);
    };
  }

  /** The file is no SQLite file, or no longer a sound one. */
  static final class StoreDamaged extends DataAccessException {
    StoreDamaged(SQLException cause) {
      super("the store's file is damaged", cause);
    }
  }
}
