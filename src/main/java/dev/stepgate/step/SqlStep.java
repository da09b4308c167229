package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.BoundSql;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Failure;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Pace;
import dev.stepgate.data.PasswordHash;
import dev.stepgate.data.Statements;
import dev.stepgate.data.script.ScriptOutcome;
import dev.stepgate.data.script.ScriptRun;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.NameRule;
import dev.stepgate.runbook.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code sql}: a statement with bound values, or a script. */
@AutoService(ActionKind.class)
public final class SqlStep implements StepKind<SqlStep.Fields> {

  /** The keys of {@code sql}. */
  public record Fields(
      @Doc(value = "A statement, or the path of a script.", required = true) Sql sql,
      @Doc(value = "The database it runs in.", required = true) DatabaseName in,
      @Doc(value = "Passwords to bind as hashes, by the names they get.", name = NameRule.VARIABLE)
          Map<String, Hashed> bind) {}

  /** A value that reaches the database only as a hash. */
  public record Hashed(
      @Doc(value = "How it is hashed.", required = true) PasswordHash hash,
      @Doc(value = "The name of the secret.", required = true, name = NameRule.VARIABLE)
          String of) {}

  @Override
  public String key() {
    return "sql";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.sql().text().raw().strip();
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public Set<String> names(Record record) {
    return ((Fields) record).bind().keySet();
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    Fields fields = (Fields) record;
    if (fields.sql().isScript()) {
      if (!fields.bind().isEmpty()) {
        complaints.add("bind", "'bind' beside a script", "Only a statement has bound values.");
      }
      return;
    }
    try {
      BoundSql.of(fields.sql().text().raw());
    } catch (IllegalArgumentException inside) {
      complaints.add(
          "sql",
          String.valueOf(inside.getMessage()),
          "A value is bound, not pasted: write ${NAME} where the value itself would stand.");
    }
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    return DataWork.run(context, (tell, limit) -> carryOut(fields, context, tell, limit));
  }

  private static void carryOut(
      Fields fields, StepContext context, Consumer<String> tell, Limit limit) throws DataError {
    Database database = context.databases().reach(fields.in());
    if (fields.sql().isScript()) {
      script(context.resolve(context.expand(fields.sql().text())), database, tell, limit);
      return;
    }
    BoundSql sql = BoundSql.of(fields.sql().text().raw());
    Statements.Result result =
        new Statements(database, limit).execute(sql, values(fields, context));
    if (result.changed() >= 0) {
      tell.accept(result.changed() + (result.changed() == 1 ? " row" : " rows") + " changed");
    } else {
      result.answer().text().lines().forEach(tell);
    }
  }

  private static void script(Path file, Database database, Consumer<String> tell, Limit limit)
      throws DataError {
    Pace pace = new Pace(tell);
    try (Connection connection = database.connect()) {
      ScriptOutcome outcome =
          new ScriptRun(
                  connection,
                  database.brand(),
                  false,
                  at -> pace.bytes("script", at.bytesRead(), at.bytesInAll()),
                  limit::isReached)
              .run(file);
      tell.accept(outcome.statements() + " statements run, " + outcome.warnings() + " warnings");
      if (outcome.stopped()) {
        throw new DataError(file + " was stopped after " + outcome.statements() + " statements");
      }
    } catch (SQLException failed) {
      throw new DataError(file + ": " + Failure.of(failed), failed);
    }
  }

  private static UnaryOperator<String> values(Fields fields, StepContext context) throws DataError {
    Map<String, String> hashed = new HashMap<>();
    for (Map.Entry<String, Hashed> bind : fields.bind().entrySet()) {
      String password = context.values().apply(bind.getValue().of());
      hashed.put(bind.getKey(), bind.getValue().hash().of(password));
    }
    return name -> {
      @Nullable String own = hashed.get(name);
      return own == null ? context.values().apply(name) : own;
    };
  }

  /** A statement that says it destroys is held against the guard like any native step. */
  @Override
  public void refuse(Fields fields, StepContext context) {
    if (context.isDestructive()) {
      Guarded.look(fields.in(), context);
    }
  }
}
