package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.compare.Comparison;
import dev.stepgate.data.compare.Difference;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.Json;
import dev.stepgate.run.StopSignal;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = "Says whether a database, or another folder, holds the rows of an export.",
    footer = {
      "  stepgate data compare jdbc:mysql://dev.example/jobs out --user dev",
      "  stepgate data compare dev out --runbook r.yaml",
      "  stepgate data compare jobs_20260712_020000 jobs_20260711_020000"
    })
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "SUBJECT",
      description = "An address, a name that --runbook declares, or a folder.")
  private String subject = "";

  @Parameters(index = "1", paramLabel = "FOLDER", description = "The export to compare with.")
  private Path folder = Path.of("");

  @Mixin private DatabaseOptions reached = new DatabaseOptions();

  @Option(names = "--json", description = "Print one JSON object per line; never ask.")
  private boolean json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean database = JdbcAddress.looksLikeOne(subject) || reached.hasRunbook();
    return !database && Files.isDirectory(Path.of(subject)) ? folders() : database();
  }

  private int folders() {
    try {
      List<Difference> differences = Folders.differences(folder, Path.of(subject));
      return tell(differences, Manifest.read(folder).tables().size(), true).code();
    } catch (DataError failed) {
      throw new UserError(
              ExitCode.FAILED,
              String.valueOf(failed.getMessage()),
              "Compare with a folder that is a whole export.")
          .causedBy(failed);
    }
  }

  private int database() {
    Questions questions = new Questions(session, !json);
    try (CommandDatabase database = reached.open(subject, false, session, questions)) {
      return new Work("the comparison", "Nothing was changed.", database)
          .run(stop -> compare(database, stop));
    }
  }

  private ExitCode compare(CommandDatabase database, StopSignal stop)
      throws DataError, InterruptedException {
    Manifest expected = Manifest.read(folder);
    Comparison found;
    try (ProgressLine line = new ProgressLine(session.around())) {
      found = Comparison.ofValues(expected, database.reach(), new Reading(stop, line));
    }
    return tell(found.differences(), expected.tables().size(), found.checksums());
  }

  private ExitCode tell(List<Difference> differences, int tables, boolean values) {
    if (json) {
      differences.forEach(this::object);
      session.say(
          Json.object()
              .put("event", "compared")
              .put("same", differences.isEmpty())
              .put("differences", differences.size())
              .put("tables", tables)
              .put("values_compared", values));
    } else {
      differences.forEach(one -> session.say(one.toString()));
      session.say(summary(differences, tables, values));
    }
    return differences.isEmpty() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private void object(Difference difference) {
    session.say(
        Json.object()
            .put("event", "difference")
            .put("schema", difference.table().schema())
            .put("table", difference.table().name())
            .put("what", difference.what())
            .put("expected", difference.expected())
            .put("actual", difference.actual()));
  }

  private String summary(List<Difference> differences, int tables, boolean values) {
    String what = values ? "the same rows as " : "as many rows as ";
    String others = values ? "" : " (servers of another kind write values otherwise)";
    return differences.isEmpty()
        ? Amount.of(tables, "table")
            + " of "
            + subject
            + (tables == 1 ? " has " : " have ")
            + what
            + folder
            + others
        : Amount.of(differences.size(), "difference");
  }
}
