package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Reset;
import dev.stepgate.data.load.Import;
import dev.stepgate.data.load.ImportPlan;
import dev.stepgate.data.load.ImportResult;
import dev.stepgate.data.load.LoadedTable;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.read.ForeignOptions;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.Sources;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult.Verdict;
import dev.stepgate.support.Digests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code import}: the rows of an export into a database, proven at the end. */
@AutoService(ActionKind.class)
public final class ImportStep implements StepKind<ImportStep.Fields> {

  /** The keys of {@code import}. */
  public record Fields(
      @Doc(
              value = "The step that has exported, the folder of an export, or files of others.",
              key = "import",
              required = true)
          Text source,
      @Doc(value = "The database to write to.", required = true) DatabaseName into,
      @Doc(value = "What becomes of rows that are there already.", required = true) Mode mode,
      @Doc("Tables to take, with * and ?; all if not given.") List<Text> include,
      @Doc("Tables to leave out, with * and ?.") List<Text> exclude,
      @Doc("A table of users who do not come along.") @Nullable UsersLeftOut users,
      @Doc("Tables of models that files of others name otherwise.") Map<String, Text> tables,
      @Doc("Columns of fields that files of others name otherwise.") Map<String, Text> columns,
      @Doc("What a person must type before anything is overwritten.") @Nullable Text type) {

    boolean destroys() {
      return mode == Mode.CLEAN || mode == Mode.REPLACE;
    }
  }

  @Override
  public String key() {
    return "import";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    String mode = fields.mode().name().toLowerCase(java.util.Locale.ROOT);
    return fields.source() + " into " + fields.into() + ", " + mode;
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean isExpanded() {
    return true;
  }

  /** What was cut goes on after its last committed chunk. */
  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    UsersLeftOut users = ((Fields) record).users();
    if (users != null && !users.isClear()) {
      complaints.add(
          "users",
          "'otherwise' says nothing that can be done",
          "Write nobody, error, or COLUMN=VALUE of a user who is there.");
    }
  }

  @Override
  public void refuse(Fields fields, StepContext context) {
    if (fields.destroys()) {
      Guarded.look(fields.into(), context);
      Guarded.lookAtSource(folder(fields, context), fields.into(), context);
    }
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    if (fields.type() != null) {
      ActionResult answer = ask(fields, context);
      if (!answer.isDone()) {
        return answer;
      }
    }
    return DataWork.run(context, (tell, limit) -> carryOut(fields, context, tell, limit));
  }

  private static ActionResult ask(Fields fields, StepContext context) {
    try {
      Database target = target(fields, context);
      String phrase = context.expand(Objects.requireNonNull(fields.type()));
      String loss = "This " + loss(fields, target) + " at " + target.address() + ".";
      return context.ask(new Question(loss, List.of(), phrase, false, null));
    } catch (DataError failed) {
      return ActionResult.of(Verdict.NOT_STARTED, String.valueOf(failed.getMessage()));
    }
  }

  private static String loss(Fields fields, Database target) throws DataError {
    String does = fields.mode() == Mode.CLEAN ? "empties tables of " : "overwrites rows of ";
    return does + Reset.whole().loss(target);
  }

  private static Source source(Fields fields, StepContext context) {
    return Sources.of(
        folder(fields, context),
        new ForeignOptions(
            expanded(fields.tables(), context), expanded(fields.columns(), context), Map.of()));
  }

  private static Map<String, String> expanded(Map<String, Text> texts, StepContext context) {
    Map<String, String> expanded = new TreeMap<>();
    texts.forEach((name, text) -> expanded.put(name, context.expand(text)));
    return expanded;
  }

  private static Path folder(Fields fields, StepContext context) {
    return context.exported(context.expand(fields.source()));
  }

  private static Database target(Fields fields, StepContext context) throws DataError {
    return fields.destroys()
        ? context.databases().reachToDestroy(fields.into())
        : context.databases().reach(fields.into());
  }

  private static void carryOut(
      Fields fields, StepContext context, Consumer<String> tell, Limit limit) throws DataError {
    Database target = target(fields, context);
    if (fields.destroys()) {
      tell.accept(loss(fields, target));
    }
    ImportPlan plan =
        new ImportPlan(
                shortened(context.workId()),
                target,
                source(fields, context),
                fields.mode(),
                ExportStep.selection(fields.include(), fields.exclude(), context))
            .afresh(context.beginsAnew());
    if (fields.users() != null) {
      plan = plan.users(fields.users().users(context));
    }
    ImportResult result = Import.run(plan, new WriteProgress(tell, tell), limit::isReached);
    result.tables().forEach(table -> tell.accept(line(table)));
    tell(result);
  }

  private static String line(LoadedTable table) {
    String line = String.format("%s: %,d rows", table.name(), table.rows());
    return table.before() == 0
        ? line
        : line + String.format(", %,d of them new, %,d were there", table.added(), table.before());
  }

  private static void tell(ImportResult result) throws DataError {
    switch (result.end()) {
      case VIOLATED -> throw new DataError(String.join("\n", result.violations()));
      case STOPPED -> throw new DataError("the import was stopped, and goes on when resumed");
      default -> {
        // All rows are in and proven.
      }
    }
  }

  /** A ledger of imports has room for 100 characters. */
  private static String shortened(String id) {
    return id.length() <= 100 ? id : Digests.sha256(id);
  }
}
