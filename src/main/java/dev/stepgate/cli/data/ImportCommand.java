package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.load.Import;
import dev.stepgate.data.load.ImportPlan;
import dev.stepgate.data.load.ImportResult;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.Sources;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.StopSignal;
import dev.stepgate.step.WriteProgress;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Brings the rows of an export into a database, and proves that they are in.",
    footer = {
      "  stepgate data import out --into dev --runbook r.yaml --mode clean",
      "  stepgate data import out --into dev --runbook r.yaml --mode clean \\",
      "    --confirm jobs_dev",
      "  stepgate data import out --into dev --runbook r.yaml --mode skip"
    })
final class ImportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FOLDER",
      description = "The folder of an export, or a file or folder of Django's dumpdata.")
  private Path folder = Path.of("");

  @Option(
      names = "--into",
      paramLabel = "DATABASE",
      required = true,
      description = "An address (jdbc:...), or the name that --runbook gives it.")
  private String into = "";

  @Mixin private DatabaseOptions reached = new DatabaseOptions();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      required = true,
      converter = ModeChoice.class,
      completionCandidates = ModeChoice.class,
      description = {
        "What becomes of rows that are there:",
        "skip: they stay as they are",
        "replace: they are overwritten",
        "merge: their columns that the folder has are overwritten",
        "clean: all rows of the tables are deleted first"
      })
  private Mode mode = Mode.SKIP;

  @Mixin private TableOptions tables = new TableOptions();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "A name for this import: what is in under it is not brought in again.")
  private @Nullable String id;

  @Option(
      names = "--confirm",
      paramLabel = "PHRASE",
      description = "The database's own name: clean and replace want it, or ask a terminal.")
  private @Nullable String phrase;

  @Option(names = "--json", description = "Print one JSON object per line; never ask.")
  private boolean json;

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Invalid.when(
        id != null && (id.isBlank() || id.length() > 100),
        "--id has " + (id == null ? 0 : id.length()) + " characters",
        "Give 1 to 100.");
    Invalid.when(!Files.exists(folder), "there is no " + folder, "Name the folder of an export.");
    Questions questions = new Questions(session, !json);
    try (CommandDatabase database = reached.open(into, destroys(), session, questions)) {
      Work work =
          new Work("the import", "Mend the cause and type the same again: it goes on.", database);
      return work.run(stop -> carryOut(work, database, questions, stop));
    }
  }

  private boolean destroys() {
    return mode == Mode.CLEAN || mode == Mode.REPLACE;
  }

  private ExitCode carryOut(
      Work work, CommandDatabase database, Questions questions, StopSignal stop) throws DataError {
    Database target = destroys() ? new Guard(database).reachToDestroy(folder) : database.reach();
    Foreseen foreseen = Foreseen.of(plan(target, Sources.of(folder), "foreseen"));
    foreseen.tell(session);
    if (destroys()) {
      new Confirmation(foreseen, phrase).want(questions);
    }
    // The same source again, which knows what it has proven.
    ImportPlan plan = plan(target, foreseen.plan().source(), id == null ? foreseen.id() : id);
    ImportResult result = run(plan, stop);
    new ImportTold(session, json, target).tell(result);
    return switch (result.end()) {
      case VERIFIED -> ExitCode.PASSED;
      case VIOLATED -> throw violated(result.violations());
      case STOPPED -> throw work.stopped(stop);
    };
  }

  private static UserError violated(List<String> violations) {
    return new UserError(
        ExitCode.FAILED,
        "all rows are in, but not everything holds: " + String.join("; ", violations),
        "Mend the rows where they come from, then export and import again.");
  }

  /** Under a name of its own, what came to its end is not done again. */
  private ImportPlan plan(Database target, Source source, String known) {
    return new ImportPlan(known, target, source, mode, tables.selection(), id == null, null);
  }

  private ImportResult run(ImportPlan plan, StopSignal stop) throws DataError {
    try (ProgressLine line = new ProgressLine(session.around())) {
      return Import.run(plan, new WriteProgress(line, line::note), stop::wanted);
    }
  }
}
