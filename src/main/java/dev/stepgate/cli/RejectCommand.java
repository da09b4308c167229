package dev.stepgate.cli;

import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "reject",
    description = "Says that the manual step a run waits with cannot be confirmed.",
    footer = "  stepgate reject last --note \"the sign-in page shows an error\"")
final class RejectCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, or last.")
  private String run = "";

  @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Why.")
  private String note = "";

  @Option(names = "--json", description = "Print what was recorded as one JSON object.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  RejectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (note.isBlank()) {
      throw new UserError(ExitCode.INVALID, "--note is empty", "Say why the step is rejected.");
    }
    try (RunService runs = server.runs(session)) {
      new Spoken(session, json, server.isNamed(session))
          .record(runs, runs.waiting(run), Answer.rejected(note.strip()));
    }
    return ExitCode.PASSED.code();
  }
}
