package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Placeholders;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;

/** {@code placeholders}: stand-in files for those that rows name and that did not come along. */
@AutoService(ActionKind.class)
public final class PlaceholdersStep implements StepKind<PlaceholdersStep.Fields> {

  /** The keys of {@code placeholders}. */
  public record Fields(
      @Doc(value = "The column that has the paths, as table.column.", required = true)
          Text placeholders,
      @Doc(value = "The database that has the table.", required = true) DatabaseName in,
      @Doc(value = "The folder that the paths begin in.", required = true) Text under) {}

  @Override
  public String key() {
    return "placeholders";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.placeholders() + " in " + fields.in() + " under " + fields.under();
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean isExpanded() {
    return true;
  }

  /** A file that is there is never touched. */
  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    if (!((Fields) record).placeholders().raw().contains(".")) {
      complaints.add(
          "placeholders", "this names no column", "Write the table and the column: table.column.");
    }
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    String column = context.expand(fields.placeholders());
    int point = column.lastIndexOf('.');
    return DataWork.run(
        context,
        (tell, limit) -> {
          Placeholders.Result result =
              new Placeholders(
                      context.databases().reach(fields.in()),
                      column.substring(0, Math.max(point, 0)),
                      column.substring(point + 1),
                      context.resolve(context.expand(fields.under())))
                  .make(limit::isReached);
          tell.accept(result.toString());
          if (!result.complete()) {
            throw new DataError("it was ended before its end");
          }
        });
  }
}
