package dev.stepgate.run.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A few connections: one for the run, one for its heartbeat. */
final class Connections {
  static {
    // Asks each connection whether it lives before it is used: the server may have been restarted.
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
  }

  static final int FOR_MANY = 16;

  private Connections() {}

  /** Opens the first connection at once, so that a store out of reach is noticed here. */
  static HikariDataSource open(StoreSettings settings) {
    try {
      return new HikariDataSource(config(settings));
    } catch (HikariPool.PoolInitializationException failed) {
      Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
      throw damaged(cause)
          ? StoreProblem.corrupt(settings, cause)
          : StoreProblem.unusable(settings, cause);
    }
  }

  private static HikariConfig config(StoreSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(1);
    config.setConnectionTimeout(settings.file() == null ? 5_000 : 15_000);
    if (settings.url().startsWith("jdbc:postgresql:")) {
      seconds(config);
    } else if (settings.file() == null) {
      milliseconds(config);
    }
    return config;
  }

  /** A server that has vanished must not hold a run for ever. */
  private static void seconds(HikariConfig config) {
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("ApplicationName", "stepgate");
  }

  private static void milliseconds(HikariConfig config) {
    config.addDataSourceProperty("connectTimeout", "5000");
    config.addDataSourceProperty("socketTimeout", "30000");
  }

  private static boolean damaged(Throwable cause) {
    return cause instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT);
  }

  static Vendor vendor(HikariDataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      var about = connection.getMetaData();
      return Vendor.of(about.getDatabaseProductName(), about.getDatabaseProductVersion());
    }
  }
}
