package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.Migrations;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code migrate}: applies the migrations of a folder. */
@AutoService(ActionKind.class)
public final class MigrateStep implements StepKind<MigrateStep.Fields> {

  /** The keys of {@code migrate}. */
  public record Fields(
      @Doc(value = "The database to bring up to date.", required = true) DatabaseName migrate,
      @Doc(value = "The folder with Flyway's migrations.", required = true) Text from,
      @Doc("The version that the database has, if it has tables and no history yet.")
          @Nullable Text baseline) {}

  @Override
  public String key() {
    return "migrate";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.migrate() + " from " + fields.from();
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean isExpanded() {
    return true;
  }

  @Override
  public Map<String, String> withoutEffect() {
    return Map.of("timeout", "Set a time limit in the migration itself, as its server knows it.");
  }

  /** What is applied stands in the history, and is not applied again. */
  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    return DataWork.run(
        context,
        (tell, limit) ->
            new Migrations(
                    context.databases().reach(fields.migrate()),
                    context.resolve(context.expand(fields.from())),
                    fields.baseline() == null ? null : context.expand(fields.baseline()))
                .migrate(tell));
  }
}
