package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Pace;
import dev.stepgate.data.convert.Convert;
import dev.stepgate.data.convert.Dialect;
import dev.stepgate.data.convert.Target;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.read.FileSchema;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.Sources;
import dev.stepgate.data.read.WatchedSource;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code convert}: files with rows into other files with the same rows. */
@AutoService(ActionKind.class)
public final class ConvertStep implements StepKind<ConvertStep.Fields> {
  private static final Pattern SQL = Pattern.compile(".*\\.sql(\\.gz|\\.zst)?");

  /** The keys of {@code convert}. */
  public record Fields(
      @Doc(
              value = "The step that has exported, the folder of an export, or files of others.",
              key = "convert",
              required = true)
          Text source,
      @Doc(
              value = "The folder to write, or a file that ends in .sql, .sql.gz or .sql.zst.",
              required = true)
          Text to,
      @Doc("How rows are laid out in a folder's files; fixtures if not given.")
          @Nullable Layout format,
      @Doc("How a folder's files are packed; none if not given.") @Nullable Compression compression,
      @Doc("For whose client SQL is written.") @Nullable Dialect dialect,
      @Doc(value = "The database whose tables the SQL is meant for.", key = "for")
          @Nullable DatabaseName meantFor,
      @Doc("Tables to take, with * and ?; all if not given.") List<Text> include,
      @Doc("Tables to leave out, with * and ?.") List<Text> exclude) {

    boolean toSql() {
      return SQL.matcher(to.raw()).matches();
    }
  }

  @Override
  public String key() {
    return "convert";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.source() + " to " + fields.to();
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean isExpanded() {
    return true;
  }

  /** What was cut has left nothing behind. */
  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    Fields fields = (Fields) record;
    if (fields.toSql()) {
      without(fields.format(), "format", "SQL is one file.", complaints);
      without(fields.compression(), "compression", "The file's name says it.", complaints);
      if ((fields.dialect() == null) == (fields.meantFor() == null)) {
        complaints.add(
            "to", "whose SQL is not said once", "Give 'dialect' or, for its tables, 'for'.");
      }
    } else {
      without(fields.dialect(), "dialect", "It is for a file that ends in .sql.", complaints);
      without(fields.meantFor(), "for", "It is for a file that ends in .sql.", complaints);
    }
  }

  private static void without(
      @Nullable Object value, String key, String hint, Complaints complaints) {
    if (value != null) {
      complaints.add(key, "'" + key + "' has no effect here", hint);
    }
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    return DataWork.run(context, (tell, limit) -> carryOut(fields, context, tell, limit));
  }

  private static void carryOut(
      Fields fields, StepContext context, Consumer<String> tell, Limit limit) throws DataError {
    Path from = context.exported(context.expand(fields.source()));
    Path to = context.resolve(context.expand(fields.to()));
    Target target = new Target(to, context.workId());
    Source source = new WatchedSource(Sources.of(from), new Pace(tell), limit);
    TableSelection tables = ExportStep.selection(fields.include(), fields.exclude(), context);
    Map<TableName, Long> rows =
        fields.toSql()
            ? sql(fields, context, from, source, tables, target)
            : folder(fields, from, source, tables, target);
    rows.forEach((table, count) -> tell.accept(String.format("%s: %,d rows", table, count)));
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    tell.accept(String.format("%,d rows of %d tables in %s", all, rows.size(), to));
  }

  private static SortedMap<TableName, Long> sql(
      Fields fields,
      StepContext context,
      Path from,
      Source source,
      TableSelection tables,
      Target target)
      throws DataError {
    DatabaseName meant = fields.meantFor();
    if (meant == null) {
      Dialect dialect = Objects.requireNonNull(fields.dialect());
      return Convert.toSql(source, FileSchema.of(from).schema(), tables, dialect, target);
    }
    Database database = context.databases().reach(meant);
    Dialect dialect = database.brand().isMysqlFamily() ? Dialect.MYSQL : Dialect.POSTGRESQL;
    return Convert.toSql(source, schema(database), tables, dialect, target);
  }

  private static Schema schema(Database database) throws DataError {
    try (Connection connection = database.connect()) {
      return SchemaReader.read(connection, database.brand());
    } catch (SQLException failed) {
      throw new DataError(
          "database " + database.name() + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  private static SortedMap<TableName, Long> folder(
      Fields fields, Path from, Source source, TableSelection tables, Target target)
      throws DataError {
    Layout layout = fields.format() == null ? Layout.FIXTURES : fields.format();
    Compression compression =
        fields.compression() == null ? Compression.NONE : fields.compression();
    SortedMap<TableName, Long> rows = new TreeMap<>();
    for (TableEntry table :
        Convert.toFolder(source, FileSchema.of(from), tables, layout, compression, target)
            .tables()) {
      rows.put(table.name(), table.rows());
    }
    return rows;
  }
}
