package dev.stepgate.cli;

import dev.stepgate.run.RunService.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Starts a run of a runbook and follows it to its end.",
    footer = {
      "  stepgate run runbooks/restore-jobs.yaml",
      "  stepgate run runbooks/restore-jobs.yaml -e BACKUP_DIR=/var/backups",
      "  stepgate run runbooks/restore-jobs.yaml --json > events.jsonl"
    })
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUNBOOK", description = "The YAML file.")
  private Path runbook = Path.of("");

  @Option(
      names = "-e",
      paramLabel = "NAME=VALUE",
      description = "A value for an input of the runbook; may be repeated.")
  private List<String> values = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object per event; never ask.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Start start = new Start(runbook, Values.of(values));
    return new Attempt(session, server)
        .follow(json, (runs, listener, operator) -> runs.start(start, listener, operator));
  }
}
