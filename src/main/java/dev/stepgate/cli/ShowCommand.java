package dev.stepgate.cli;

import dev.stepgate.run.RunService;
import dev.stepgate.run.RunView;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Shows a run: its steps, every attempt at them, and what to type next.",
    footer = {"  stepgate show last", "  stepgate show last --json | jq -r .state"})
final class ShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, or last.")
  private String run = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  ShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunView view;
    try (RunService runs = server.runs(session)) {
      view = runs.show(run);
    }
    if (json) {
      session.around().out().println(RunJson.line(view));
    } else {
      Page.print(session, width -> RunPage.lines(view, width));
    }
    return ExitCode.PASSED.code();
  }
}
