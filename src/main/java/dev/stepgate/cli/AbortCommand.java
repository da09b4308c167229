package dev.stepgate.cli;

import dev.stepgate.run.RunService;
import dev.stepgate.run.RunView;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "abort",
    description = "Ends what still runs and closes a run for good.",
    footer = "  stepgate abort last --reason \"started against the wrong database\"")
final class AbortCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, or last.")
  private String run = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(names = "--json", description = "Print the run as one JSON object.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  AbortCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw new UserError(ExitCode.INVALID, "--reason is empty", "Say why the run is aborted.");
    }
    try (RunService runs = server.runs(session)) {
      RunView view = runs.abort(run, reason.strip());
      if (json) {
        session.around().out().println(RunJson.line(view));
      } else {
        session.say("run " + view.runId() + " is " + view.state());
        view.remarks().forEach(remark -> session.say("note: " + remark));
      }
    }
    return ExitCode.PASSED.code();
  }
}
