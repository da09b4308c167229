package dev.stepgate.run.store;

import dev.stepgate.support.UserError;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.BadSqlGrammarException;

/** Brings the store's tables to the version that this program knows. */
final class Schema {
  /** The last migration in db/migration; a test compares. */
  static final int VERSION = 5;

  static final String HISTORY = "stepgate_schema";
  private static final int TRIES = 5;
  private final StoreSettings settings;
  private final Database database;
  private final Vendor vendor;

  Schema(StoreSettings settings, Database database, Vendor vendor) {
    this.settings = settings;
    this.database = database;
    this.vendor = vendor;
  }

  private record Applied(int version, boolean success) {}

  /** Flyway takes a third of a second, so it is asked only when there is something to do. */
  void bringUpToDate() {
    for (int attempt = 1; !upToDate(); attempt++) {
      try {
        migrate();
        return;
      } catch (FlywayException failed) {
        giveUpOr(attempt, failed);
      }
    }
  }

  private boolean upToDate() {
    List<Applied> history = history();
    int version = history.stream().mapToInt(Applied::version).max().orElse(0);
    if (version > VERSION) {
      throw StoreProblem.newer(settings, version, VERSION);
    }
    return version == VERSION && history.stream().allMatch(Applied::success);
  }

  private List<Applied> history() {
    try {
      return database.repeatable(
          () ->
              database
                  .sql("select version, success from " + HISTORY + " where version is not null")
                  .query((row, n) -> new Applied(major(row.getString(1)), row.getBoolean(2)))
                  .list());
    } catch (BadSqlGrammarException absent) {
      return List.of();
    }
  }

  private static int major(String version) {
    return Integer.parseInt(version.split("[._]")[0]);
  }

  private void migrate() {
    Flyway flyway =
        Flyway.configure(getClass().getClassLoader())
            .dataSource(database.dataSource())
            .locations("classpath:" + vendor.scripts())
            .table(HISTORY)
            .load();
    if (history().stream().anyMatch(applied -> !applied.success())) {
      flyway.repair();
    }
    flyway.migrate();
  }

  /** Another process may be creating the same tables. */
  private void giveUpOr(int attempt, FlywayException failed) {
    if (failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      throw StoreProblem.foreign(settings, failed);
    }
    if (attempt == TRIES) {
      throw unusable(failed);
    }
    Pause.millis(100L * attempt);
  }

  private UserError unusable(FlywayException failed) {
    return StoreProblem.unusable(settings, failed);
  }
}
