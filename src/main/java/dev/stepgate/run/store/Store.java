package dev.stepgate.run.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;

/** The database that runs share: one file, or a server. */
public final class Store implements AutoCloseable {
  private final HikariDataSource source;
  private final Vendor vendor;
  private final Database database;
  private final Leases leases;
  private final Clock clock;

  private Store(StoreSettings settings, HikariDataSource source, Vendor vendor, Clock clock) {
    this.source = source;
    this.vendor = vendor;
    this.clock = clock;
    database = new Database(settings, source);
    leases = new Leases(database, new Liveness(database, vendor, settings.lease()), clock);
    new Schema(settings, database, vendor).bringUpToDate();
  }

  public static Store open(StoreSettings settings) {
    return open(settings, Clock.systemUTC());
  }

  public static Store open(StoreSettings settings, Clock clock) {
    Path file = settings.file();
    return file == null
        ? connect(settings, clock)
        : new StoreFile(settings, file).alone(() -> connect(settings, clock));
  }

  private static Store connect(StoreSettings settings, Clock clock) {
    HikariDataSource source = Connections.open(settings);
    try {
      return new Store(settings, source, Connections.vendor(source), clock);
    } catch (SQLException failed) {
      source.close();
      throw StoreProblem.unusable(settings, failed);
    } catch (RuntimeException failed) {
      source.close();
      throw failed;
    }
  }

  public DataSource dataSource() {
    return source;
  }

  public Vendor vendor() {
    return vendor;
  }

  /** For Spring Batch: knows SQLite's errors too. */
  public JdbcOperations jdbc() {
    return database.jdbc();
  }

  /** For Spring Batch's job repository; steps must not use it. */
  public PlatformTransactionManager transactions() {
    return database.transactions();
  }

  public RunRows runs() {
    return new RunRows(database);
  }

  public Leases leases() {
    return leases;
  }

  public Decisions decisions() {
    return new Decisions(database);
  }

  public Productions productions() {
    return new Productions(database, clock);
  }

  public AbortRequests requests() {
    return new AbortRequests(database, clock);
  }

  public NoticeRows notices() {
    return new NoticeRows(database, clock);
  }

  /** A server has many runs and many who look at them. */
  public void serveMany() {
    source.setMaximumPoolSize(Connections.FOR_MANY);
  }

  public Accounts accounts() {
    return new Accounts(database);
  }

  public Tokens tokens() {
    return new Tokens(database);
  }

  public Deeds deeds() {
    return new Deeds(database);
  }

  public KeptAnswers answers() {
    return new KeptAnswers(database, clock);
  }

  @Override
  public void close() {
    source.close();
  }
}
