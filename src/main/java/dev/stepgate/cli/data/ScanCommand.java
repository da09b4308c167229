package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.mask.LeakReport;
import dev.stepgate.data.mask.LeakScan;
import dev.stepgate.data.mask.MaskedExport;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.Json;
import dev.stepgate.run.StopSignal;
import dev.stepgate.support.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scan",
    description = "Looks in a database for values that were masked at an export.",
    footer = {
      "  stepgate data scan dev --runbook r.yaml --of out",
      "  stepgate data scan jdbc:mysql://dev.example/jobs --user dev --of out"
    })
final class ScanCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DATABASE",
      description = "An address (jdbc:...), or the name that --runbook gives it.")
  private String name = "";

  @Mixin private DatabaseOptions reached = new DatabaseOptions();

  @Option(
      names = "--of",
      paramLabel = "FOLDER",
      required = true,
      description = "The masked export, which knows the digests of what was masked.")
  private Path export = Path.of("");

  @Mixin private MaskingKeyOption key = new MaskingKeyOption();

  @Option(
      names = "--except",
      paramLabel = "TABLE.COLUMN",
      description = "A column that may hold such values; may be repeated.")
  private List<String> except = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object per line; never ask.")
  private boolean json;

  ScanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path digests = export.resolve(MaskedExport.DIGESTS);
    Invalid.when(
        !Files.exists(digests),
        export + " has no digests of masked values",
        "Name the folder of an export that was made with --mask.");
    Questions questions = new Questions(session, !json);
    try (CommandDatabase database = reached.open(name, false, session, questions)) {
      return new Work("the scan", "Mend the cause and scan again.", database)
          .run(stop -> scan(database, digests, stop));
    }
  }

  private ExitCode scan(CommandDatabase database, Path digests, StopSignal stop) throws DataError {
    LeakReport report =
        LeakScan.run(database.reach(), digests, key.read(database, session), stop::wanted)
            .without(except);
    List<LeakReport.Column> leaks =
        report.columns().stream().filter(LeakReport.Column::leaks).toList();
    if (json) {
      leaks.forEach(this::object);
      object(report);
    } else {
      leaks.forEach(leak -> session.say(line(leak)));
      session.say(summary(report, leaks.size()));
    }
    return leaks.isEmpty() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private void object(LeakReport.Column leak) {
    session.say(
        Json.object()
            .put("event", "leak")
            .put("schema", leak.schema())
            .put("table", leak.table())
            .put("column", leak.column())
            .put("values", leak.values())
            .put("whole", leak.whole())
            .put("inside", leak.inside()));
  }

  private void object(LeakReport report) {
    session.say(
        Json.object()
            .put("event", "scanned")
            .put("clean", report.isClean())
            .put("digests", report.digests())
            .put("values", values(report))
            .put("columns", report.columns().size())
            .put("short_values", report.shortValues())
            .put("like_fakes", report.likeFakes())
            .put("canaries", report.canaries()));
  }

  private static String line(LeakReport.Column leak) {
    return String.format(
        Locale.ROOT,
        "%s.%s: %,d of %,d values are or hold one that was masked",
        leak.table(),
        leak.column(),
        leak.whole() + leak.inside(),
        leak.values());
  }

  private static String summary(LeakReport report, int leaks) {
    return leaks > 0
        ? leaks + (leaks == 1 ? " column leaks" : " columns leak")
        : String.format(
            Locale.ROOT,
            "none of %,d masked values in %,d values of %,d columns; %d planted ones were found",
            report.digests(),
            values(report),
            report.columns().size(),
            report.canaries());
  }

  private static long values(LeakReport report) {
    return report.columns().stream().mapToLong(LeakReport.Column::values).sum();
  }
}
