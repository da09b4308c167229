package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Reset;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reset}: drops a database or a schema, and makes it anew. */
@AutoService(ActionKind.class)
public final class ResetStep implements StepKind<ResetStep.Fields> {

  /** The keys of {@code reset}. */
  public record Fields(
      @Doc(value = "The database to drop and make anew.", required = true) DatabaseName reset,
      @Doc("The schema to drop instead of the whole database; PostgreSQL only.")
          @Nullable Text schema,
      @Doc("The new owner; the one it had if not given.") @Nullable Text owner,
      @Doc("The new character set; the one it had if not given.") @Nullable Text charset,
      @Doc("The new collation; the one it had if not given.") @Nullable Text collation,
      @Doc("What a person must type before anything is dropped.") @Nullable Text type) {}

  @Override
  public String key() {
    return "reset";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.reset() + (fields.schema() == null ? "" : " schema " + fields.schema());
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public void refuse(Fields fields, StepContext context) {
    Guarded.look(fields.reset(), context);
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    Reset reset =
        new Reset(
            expanded(fields.schema(), context),
            expanded(fields.owner(), context),
            expanded(fields.charset(), context),
            expanded(fields.collation(), context));
    if (fields.type() != null) {
      ActionResult answer = ask(fields, reset, context);
      if (!answer.isDone()) {
        return answer;
      }
    }
    return DataWork.run(
        context,
        (tell, limit) ->
            reset.carryOut(context.databases().reachToDestroy(fields.reset()), limit, tell));
  }

  private static ActionResult ask(Fields fields, Reset reset, StepContext context) {
    try {
      Database database = context.databases().reachToDestroy(fields.reset());
      String loss = "This drops " + reset.loss(database) + " at " + database.address() + ".";
      String phrase = context.expand(java.util.Objects.requireNonNull(fields.type()));
      return context.ask(new Question(loss, List.of(), phrase, false, null));
    } catch (DataError failed) {
      return ActionResult.of(Verdict.NOT_STARTED, String.valueOf(failed.getMessage()));
    }
  }

  private static @Nullable String expanded(@Nullable Text text, StepContext context) {
    return text == null ? null : context.expand(text);
  }
}
