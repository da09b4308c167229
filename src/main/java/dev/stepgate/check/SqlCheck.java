package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.data.Answer;
import dev.stepgate.data.BoundSql;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Statements;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Text;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code sql}: a query in a transaction that may not write; its rows are judged. */
@AutoService(CheckKind.class)
public final class SqlCheck implements CheckRunner<SqlCheck.Fields> {

  /** The keys of {@code sql}. */
  public record Fields(
      @Doc(value = "A query, in which ${NAME} is a bound value.", required = true) Text sql,
      @Doc(value = "The database to ask.", required = true) DatabaseName in) {}

  @Override
  public String key() {
    return "sql";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public Set<String> expectations() {
    return Set.of(
        "equals",
        "contains",
        "not-contains",
        "matches",
        "lines",
        "number",
        "size",
        "empty",
        "json",
        "table");
  }

  @Override
  public Map<String, String> withoutEffect() {
    return DatabaseChecks.WITHOUT_EFFECT;
  }

  @Override
  public void validate(Record record, Expectations expect, Complaints complaints) {
    try {
      BoundSql.of(((Fields) record).sql().raw());
    } catch (IllegalArgumentException inside) {
      complaints.add(
          "sql",
          String.valueOf(inside.getMessage()),
          "A value is bound, not pasted: write ${NAME} where the value itself would stand.");
    }
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "sql in " + fields.in() + " " + fields.sql().raw().strip().replaceAll("\\s+", " ");
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    try {
      Limit limit = new Limit(context.timeout(), context::stopWanted);
      Answer answer =
          new Statements(context.databases().reach(fields.in()), limit)
              .look(BoundSql.of(fields.sql().raw()), context.values());
      return Facts.of(answer);
    } catch (DataError failed) {
      return Facts.problem(String.valueOf(failed.getMessage()));
    }
  }
}
