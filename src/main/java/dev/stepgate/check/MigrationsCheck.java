package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Migrations;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code migrations}: how far a database is behind the migrations of a folder. */
@AutoService(CheckKind.class)
public final class MigrationsCheck implements CheckRunner<MigrationsCheck.Fields> {

  /** The keys of {@code migrations}. */
  public record Fields(
      @Doc(value = "The database to look at.", required = true) DatabaseName migrations,
      @Doc(value = "The folder with Flyway's migrations.", required = true) Text from) {}

  @Override
  public String key() {
    return "migrations";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public Set<String> expectations() {
    return Set.of("pending", "contains", "not-contains", "matches", "lines", "equals");
  }

  @Override
  public Map<String, String> withoutEffect() {
    return DatabaseChecks.WITHOUT_EFFECT;
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "migrations " + fields.migrations() + " from " + fields.from().expand(values);
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    try {
      Migrations.History history =
          new Migrations(
                  context.databases().reach(fields.migrations()),
                  context.resolve(context.expand(fields.from())))
              .history();
      return Facts.of(history);
    } catch (DataError failed) {
      return Facts.problem(String.valueOf(failed.getMessage()));
    }
  }
}
