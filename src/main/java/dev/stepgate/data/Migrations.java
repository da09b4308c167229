package dev.stepgate.data;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/** The migrations of a folder, by Flyway, which never repairs here, nor baselines unasked. */
public final class Migrations {
  private final Database database;
  private final Flyway flyway;

  /** Where a database stands. */
  public record History(String text, int pending) {}

  public Migrations(Database database, Path folder) throws DataError {
    this(database, folder, null);
  }

  /**
   * @param baseline the version that the database is said to have where it has tables and no
   *     history, or null to refuse it
   */
  public Migrations(Database database, Path folder, @Nullable String baseline) throws DataError {
    if (!Files.isDirectory(folder)) {
      throw new DataError("there is no folder " + folder + " with migrations");
    }
    this.database = database;
    try {
      flyway =
          Flyway.configure()
              .dataSource(new Source(database))
              .locations("filesystem:" + folder)
              .failOnMissingLocations(true)
              .cleanDisabled(true)
              .baselineOnMigrate(baseline != null)
              .baselineVersion(baseline == null ? "1" : baseline)
              .load();
    } catch (FlywayException failed) {
      throw told(failed);
    }
  }

  public void migrate(Consumer<String> tell) throws DataError {
    try {
      MigrateResult result = flyway.migrate();
      result.migrations.forEach(
          done -> tell.accept("applied " + done.version + " " + done.description));
      tell.accept("now at version " + result.targetSchemaVersion);
    } catch (FlywayException failed) {
      throw told(failed);
    }
  }

  public History history() throws DataError {
    try {
      StringBuilder text = new StringBuilder();
      for (MigrationInfo info : flyway.info().all()) {
        String version = info.getVersion() == null ? "repeatable" : info.getVersion().toString();
        String state = info.getState().getDisplayName().toLowerCase(java.util.Locale.ROOT);
        text.append(version + "\t" + info.getDescription() + "\t" + state + "\n");
      }
      long failed =
          Arrays.stream(flyway.info().all()).filter(info -> info.getState().isFailed()).count();
      if (failed > 0) {
        throw new DataError(failed + " migrations have failed:\n" + text.toString().strip());
      }
      return new History(text.toString(), flyway.info().pending().length);
    } catch (FlywayException failed) {
      throw told(failed);
    }
  }

  private DataError told(FlywayException failed) {
    String said = String.valueOf(failed.getMessage()).strip().replaceAll("\\s*\\n[\\s-]*", "; ");
    return new DataError("migrations of " + database.name() + ": " + said, failed);
  }

  /** Gives Flyway connections as everybody else here gets them. */
  private record Source(Database database) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return database.connect();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return new PrintWriter(PrintWriter.nullWriter());
    }

    @Override
    public void setLogWriter(PrintWriter out) {
      // There is nothing to write.
    }

    @Override
    public void setLoginTimeout(int seconds) {
      // The address says how long.
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
