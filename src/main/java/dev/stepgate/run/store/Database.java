package dev.stepgate.run.store;

import dev.stepgate.run.store.SqliteErrors.StoreDamaged;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Talks SQL: tries again where others were quicker, and tells people what is wrong. */
final class Database {
  private static final int TRIES = 8;
  private final StoreSettings settings;
  private final DataSource source;
  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final JdbcTransactionManager transactions;

  Database(StoreSettings settings, DataSource source) {
    this.settings = settings;
    this.source = source;
    jdbc = new JdbcTemplate(source);
    jdbc.setExceptionTranslator(errors());
    client = JdbcClient.create(jdbc);
    transactions = new JdbcTransactionManager(source);
    transactions.setExceptionTranslator(errors());
  }

  DataSource dataSource() {
    return source;
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  JdbcTransactionManager transactions() {
    return transactions;
  }

  JdbcClient.StatementSpec sql(String sql) {
    return client.sql(sql);
  }

  /** Work that does no harm when it is done twice, so that a restarted server goes unnoticed. */
  <T> T repeatable(Supplier<T> work) {
    try {
      return patiently(work);
    } catch (CannotGetJdbcConnectionException noneToBeHad) {
      throw StoreProblem.unusable(settings, noneToBeHad);
    } catch (DataAccessResourceFailureException
        | RecoverableDataAccessException
        | TransientDataAccessResourceException stale) {
      return once(work);
    }
  }

  /** Work that must not be repeated when nobody knows whether it was done. */
  <T> T once(Supplier<T> work) {
    try {
      return patiently(work);
    } catch (StoreDamaged damaged) {
      throw StoreProblem.corrupt(settings, damaged);
    } catch (DataAccessResourceFailureException
        | RecoverableDataAccessException
        | TransientDataAccessResourceException
        | CannotCreateTransactionException gone) {
      throw StoreProblem.unusable(settings, gone);
    } catch (TransactionSystemException notUndone) {
      Throwable first = notUndone.getOriginalException();
      throw StoreProblem.unusable(settings, first == null ? notUndone : first);
    } catch (ConcurrencyFailureException busy) {
      throw StoreProblem.busy(settings).causedBy(busy);
    }
  }

  <T> T transaction(Supplier<T> work) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    return once(() -> template.execute(status -> work.get()));
  }

  /** A deadlock or a busy file has undone the work, so that it can be tried again. */
  private static <T> T patiently(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (ConcurrencyFailureException busy) {
        if (attempt == TRIES) {
          throw busy;
        }
        Pause.millis(10L << attempt);
      }
    }
  }

  private static SQLExceptionTranslator errors() {
    SQLExceptionTranslator servers = new SQLExceptionSubclassTranslator();
    SQLExceptionTranslator sqlite = new SqliteErrors();
    return (task, sql, error) -> {
      var known = sqlite.translate(task, sql, error);
      return known != null ? known : servers.translate(task, sql, error);
    };
  }
}
