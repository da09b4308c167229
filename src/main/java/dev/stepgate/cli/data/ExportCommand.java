package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.mask.MaskedExport;
import dev.stepgate.data.mask.MaskingKey;
import dev.stepgate.data.mask.MaskingLedger;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.Json;
import dev.stepgate.run.StopSignal;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Writes a database's tables, as they are at one moment, into a new folder.",
    footer = {
      "  stepgate data export jdbc:mysql://db.example/jobs --user backup --to out",
      "  stepgate data export prod --runbook r.yaml --to jobs --mask masking.yaml",
      "  stepgate data export dev --runbook r.yaml --to jobs --dated --keep 7"
    })
final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DATABASE",
      description = "An address (jdbc:...), or the name that --runbook gives it.")
  private String name = "";

  @Mixin private DatabaseOptions reached = new DatabaseOptions();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder to write; it must not be there yet.")
  private Path to = Path.of("");

  @Option(
      names = "--mask",
      paramLabel = "LEDGER",
      description = "The masking ledger, which decides about every column.")
  private @Nullable Path ledger;

  @Mixin private MaskingKeyOption key = new MaskingKeyOption();

  @Option(names = "--unmasked", description = "Say that all values may travel as they are.")
  private boolean unmasked;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = LayoutChoice.class,
      completionCandidates = LayoutChoice.class,
      description = "One of ${COMPLETION-CANDIDATES}; fixtures if not given.")
  private Layout layout = Layout.FIXTURES;

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      converter = CompressionChoice.class,
      completionCandidates = CompressionChoice.class,
      description = "One of ${COMPLETION-CANDIDATES}; none if not given.")
  private Compression compression = Compression.NONE;

  @Mixin private TableOptions tables = new TableOptions();

  @Option(
      names = "--dated",
      description = "Put the moment behind the folder's name: _YYYYMMDD_HHMMSS, in UTC.")
  private boolean dated;

  @Option(
      names = "--keep",
      paramLabel = "NUMBER",
      description = "With --dated: how many complete exports to keep, this one among them.")
  private @Nullable Integer keep;

  @Option(
      names = "--production",
      description = "Remember the database as production: nothing will overwrite it.")
  private boolean production;

  @Option(names = "--json", description = "Print one JSON object per line; never ask.")
  private boolean json;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Invalid.when(
        ledger != null && unmasked, "--mask and --unmasked are both given", "Give one of them.");
    Invalid.when(
        ledger == null && key.isGiven(), "--mask-key-env is given without --mask", "Add --mask.");
    Invalid.when(
        keep != null && !dated, "--keep is given without --dated", "Add --dated, or leave it out.");
    Invalid.when(
        keep != null && keep < 1, "--keep is " + keep, "Keep at least 1: the export just made.");
    Path base = to.normalize();
    Invalid.when(
        base.toAbsolutePath().normalize().getFileName() == null || base.toString().isEmpty(),
        "'" + to + "' names no new folder",
        "Name a folder that is not there yet.");
    Path folder = dated ? new DatedFolder(base).at(session.around().clock().instant()) : base;
    Invalid.when(
        Files.exists(folder, LinkOption.NOFOLLOW_LINKS),
        folder + " exists already",
        "Name a folder that is not there yet, or add --dated.");
    Questions questions = new Questions(session, !json);
    try (CommandDatabase database = reached.open(name, false, session, questions)) {
      refuseUndecided(database);
      return new Work(
              "the export", "Mend the cause and type it again; nothing was left behind.", database)
          .run(stop -> export(database, folder, stop));
    }
  }

  /** Personal data leaves production only where somebody has said so. */
  private void refuseUndecided(CommandDatabase database) {
    Invalid.when(
        (production || database.isProduction()) && ledger == null && !unmasked,
        "the database is production, and nothing says whether its values are masked",
        "Add --mask LEDGER, or --unmasked if all of them may travel as they are.");
  }

  private ExitCode export(CommandDatabase database, Path folder, StopSignal stop)
      throws DataError, InterruptedException {
    Database source = database.reach();
    if (production) {
      database.rememberAsProduction(source);
    }
    Manifest manifest;
    try (ProgressLine line = new ProgressLine(session.around())) {
      Reading reading = new Reading(stop, line);
      manifest =
          ledger == null
              ? Export.write(source, options(folder), reading)
              : masked(database, source, ledger, folder, reading);
    }
    new ExportTold(session, json).tell(manifest, folder);
    if (keep != null) {
      deleteOlder(keep, folder);
    }
    return ExitCode.PASSED;
  }

  private Manifest masked(
      CommandDatabase database, Database source, Path rules, Path folder, Reading reading)
      throws DataError, InterruptedException {
    MaskingLedger read = MaskingLedger.read(rules);
    MaskingKey secret = key.read(database, session);
    return MaskedExport.write(source, options(folder), read, secret, reading).manifest();
  }

  private ExportOptions options(Path folder) {
    return ExportOptions.to(folder)
        .layout(layout)
        .compression(compression)
        .tables(tables.selection())
        .clock(session.around().clock());
  }

  private void deleteOlder(int most, Path newest) throws DataError {
    try {
      for (Path older : new DatedFolder(to.normalize()).beyond(most, newest)) {
        DatedFolder.delete(older);
        if (json) {
          session.say(Json.object().put("event", "deleted").put("folder", older.toString()));
        } else {
          session.say("deleted " + older);
        }
      }
    } catch (IOException failed) {
      throw new DataError(newest + " is complete, but an older export cannot be deleted", failed);
    }
  }
}
