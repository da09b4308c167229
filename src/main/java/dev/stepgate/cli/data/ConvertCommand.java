package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Failure;
import dev.stepgate.data.convert.Convert;
import dev.stepgate.data.convert.Dialect;
import dev.stepgate.data.convert.Target;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.read.FileSchema;
import dev.stepgate.data.read.Sources;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.Json;
import dev.stepgate.support.ExitCode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = "Turns an export, or what Django has dumped, into SQL or another layout.",
    footer = {
      "  stepgate data convert out --to out.sql.gz",
      "  stepgate data convert out --to out.sql --for dev --runbook r.yaml",
      "  stepgate data convert dump.json.gz --to fixtures --compression zstd"
    })
final class ConvertCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FOLDER",
      description = "The folder of an export, or a file or folder of Django's dumpdata.")
  private Path from = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "PATH",
      required = true,
      description = "A new file NAME.sql, NAME.sql.gz or NAME.sql.zst, or else a new folder.")
  private Path to = Path.of("");

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      converter = DialectChoice.class,
      completionCandidates = DialectChoice.class,
      description = "The SQL is for: ${COMPLETION-CANDIDATES}; as the rows' source if not given.")
  private @Nullable Dialect dialect;

  @Option(
      names = "--for",
      paramLabel = "DATABASE",
      description = "The database that the SQL is meant for: its references order the rows.")
  private @Nullable String meantFor;

  @Mixin private DatabaseOptions reached = new DatabaseOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = LayoutChoice.class,
      completionCandidates = LayoutChoice.class,
      description = "Of a folder: one of ${COMPLETION-CANDIDATES}; fixtures if not given.")
  private @Nullable Layout layout;

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      converter = CompressionChoice.class,
      completionCandidates = CompressionChoice.class,
      description = "Of a folder: one of ${COMPLETION-CANDIDATES}; none if not given.")
  private @Nullable Compression compression;

  @Mixin private TableOptions tables = new TableOptions();

  @Option(names = "--json", description = "Print one JSON object per line; never ask.")
  private boolean json;

  ConvertCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean sql = to.toString().matches(".*\\.sql(\\.gz|\\.zst)?");
    Invalid.when(!Files.exists(from), "there is no " + from, "Name the folder of an export.");
    Invalid.when(
        Files.exists(to, LinkOption.NOFOLLOW_LINKS), to + " exists already", "Name a new one.");
    Invalid.when(
        !sql && (dialect != null || meantFor != null),
        (meantFor != null ? "--for" : "--dialect") + " is given, but " + to + " is no file of SQL",
        "Let the name end in .sql, .sql.gz or .sql.zst, or leave it out.");
    Invalid.when(
        sql && (layout != null || compression != null),
        (layout != null ? "--format" : "--compression") + " is given, but " + to + " is SQL",
        "It is for a folder; a file is packed as its name says: .sql, .sql.gz or .sql.zst.");
    Invalid.when(
        dialect != null && meantFor != null,
        "--dialect and --for are both given",
        "Leave out --dialect: the database tells it.");
    Thread converter = Thread.currentThread();
    Work work =
        new Work(
            "the conversion",
            "Mend the cause and type it again; nothing was left behind.",
            UnaryOperator.identity());
    return work.run(
        stop -> {
          // Nothing here talks to a server while rows are written.
          stop.tell(why -> converter.interrupt());
          return sql ? sql() : folder();
        });
  }

  private ExitCode folder() throws DataError {
    FileSchema known = FileSchema.of(from);
    Manifest manifest =
        Convert.toFolder(
            Sources.of(from),
            known,
            tables.selection(),
            layout == null ? Layout.FIXTURES : layout,
            compression == null ? Compression.NONE : compression,
            Target.of(to));
    new ExportTold(session, json).tell(manifest, to);
    return ExitCode.PASSED;
  }

  private ExitCode sql() throws DataError {
    Schema schema = meantFor == null ? FileSchema.of(from).schema() : schemaOf(meantFor);
    Dialect meant = dialect == null ? dialectOf(schema) : dialect;
    SortedMap<TableName, Long> rows =
        Convert.toSql(Sources.of(from), schema, tables.selection(), meant, Target.of(to));
    rows.forEach(this::tell);
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    if (json) {
      session.say(
          Json.object()
              .put("event", "converted")
              .put("file", to.toString())
              .put("dialect", Choice.word(meant))
              .put("tables", rows.size())
              .put("rows", all));
    } else {
      session.say(Amount.of(all, "row") + " of " + Amount.of(rows.size(), "table") + " in " + to);
    }
    return ExitCode.PASSED;
  }

  private static Dialect dialectOf(Schema schema) {
    return schema.brand() == Brand.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MYSQL;
  }

  private Schema schemaOf(String name) throws DataError {
    Questions questions = new Questions(session, !json);
    try (CommandDatabase database = reached.open(name, false, session, questions)) {
      Database target = database.reach();
      try (Connection connection = target.connect()) {
        return SchemaReader.read(connection, target.brand());
      } catch (SQLException failed) {
        throw new DataError("database " + name + " cannot be read: " + Failure.of(failed), failed);
      }
    }
  }

  private void tell(TableName table, Long rows) {
    if (json) {
      session.say(
          Json.object()
              .put("event", "table")
              .put("schema", table.schema())
              .put("table", table.name())
              .put("rows", rows));
    } else {
      session.say(table.name() + ": " + Amount.of(rows, "row"));
    }
  }
}
