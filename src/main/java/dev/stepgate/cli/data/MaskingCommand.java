package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.mask.LedgerDraft;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.Json;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "masking",
    description = "Drafts a masking ledger for a database, for a person to read and correct.",
    footer = {
      "  stepgate data masking prod --runbook r.yaml --to masking.yaml",
      "  stepgate data masking jdbc:mysql://db.example/jobs --user backup"
    })
final class MaskingCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DATABASE",
      description = "An address (jdbc:...), or the name that --runbook gives it.")
  private String name = "";

  @Mixin private DatabaseOptions reached = new DatabaseOptions();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "A new file; standard output if not given.")
  private @Nullable Path to;

  @Option(names = "--json", description = "Print one JSON object per line; never ask.")
  private boolean json;

  MaskingCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Invalid.when(
        to != null && Files.exists(to, LinkOption.NOFOLLOW_LINKS),
        to + " exists already",
        "Name a new file after --to; a ledger is never overwritten.");
    Questions questions = new Questions(session, !json);
    try (CommandDatabase database = reached.open(name, false, session, questions)) {
      return draft(database).code();
    }
  }

  private ExitCode draft(CommandDatabase database) {
    String ledger = drafted(database);
    if (to != null) {
      write(to, ledger);
    } else if (!json) {
      session.around().out().print(ledger);
      session.around().out().flush();
    }
    tell(DraftedColumns.in(ledger), ledger);
    return ExitCode.PASSED;
  }

  private static String drafted(CommandDatabase database) {
    try {
      return LedgerDraft.of(database.reach(), List.of());
    } catch (DataError failed) {
      throw new UserError(
              ExitCode.FAILED,
              database.redacted(String.valueOf(failed.getMessage())),
              "Mend the cause and type it again; nothing was written.")
          .causedBy(failed);
    }
  }

  private void tell(DraftedColumns columns, String ledger) {
    session.remark(columns + "; read every line before you rely on it");
    if (json) {
      session.say(
          Json.object()
              .put("event", "drafted")
              .put("columns", columns.all())
              .put("personal", columns.personal())
              .put("unclear", columns.unclear())
              .put("file", to == null ? null : to.toString())
              .put("ledger", to == null ? ledger : null));
    }
  }

  private static void write(Path file, String ledger) {
    try {
      Files.writeString(file, ledger, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException failed) {
      throw new UserError(
              ExitCode.FAILED,
              file + " cannot be written: " + failed.getMessage(),
              "Name a new file after --to.")
          .causedBy(failed);
    }
  }
}
