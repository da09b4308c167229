package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Text;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code rows}: how many rows tables have, and whether they are those of an export. */
@AutoService(CheckKind.class)
public final class RowsCheck implements CheckRunner<RowsCheck.Fields> {

  /** The keys of {@code rows}. */
  public record Fields(
      @Doc(
              value = "A database, a step that has exported, or the folder of an export.",
              required = true)
          Text rows) {}

  @Override
  public String key() {
    return "rows";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public Set<String> expectations() {
    return Set.of("tables", "same-as");
  }

  @Override
  public Map<String, String> withoutEffect() {
    return DatabaseChecks.WITHOUT_EFFECT;
  }

  @Override
  public void validate(Record record, Expectations expect, Complaints complaints) {
    if (expect.sameAs() == null && expect.tables().isEmpty()) {
      complaints.add(
          "rows", "'rows' wants nothing", "Add 'same-as' with an export, or 'tables' with counts.");
    }
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "rows of " + fields.rows().expand(values);
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    return Facts.of(new RowsSeen(context.expand(fields.rows()), context));
  }
}
