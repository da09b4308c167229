package dev.stepgate.cli;

import dev.stepgate.cli.server.ServerRuns;
import dev.stepgate.run.Json;
import dev.stepgate.run.Plan;
import dev.stepgate.run.Planner;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = "Shows what a run of a runbook would do; runs and checks nothing.",
    footer = {
      "  stepgate plan runbooks/restore-jobs.yaml",
      "  stepgate plan runbooks/restore-jobs.yaml -e BACKUP_DIR=/var/backups",
      "  stepgate plan --reach runbooks/restore-jobs.yaml",
      "  stepgate plan --json runbooks/restore-jobs.yaml | jq -r '.steps[].command'"
    })
final class PlanCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUNBOOK", description = "The YAML file.")
  private Path file = Path.of("");

  @Option(
      names = "-e",
      paramLabel = "NAME=VALUE",
      description = "A value for an input of the runbook; may be repeated.")
  private List<String> values = new ArrayList<>();

  @Mixin private ServerOption server = new ServerOption();

  PlanCommand(Session session) {
    this.session = session;
  }

  @Option(
      names = "--json",
      description = "Print one JSON object, with the values that are known already.")
  private boolean json;

  @Option(
      names = "--reach",
      description =
          "Go to each host of the runbook, and say who answers there; exit 1 if one does not.")
  private boolean reach;

  private Plan planned(ServerRuns remote, Map<String, String> chosen) {
    if (reach) {
      throw new UserError(
          ExitCode.INVALID,
          "--reach and --server cannot go together",
          "Type stepgate plan --reach on the machine of the server.");
    }
    return remote.plan(file.toString(), chosen);
  }

  @Override
  public Integer call() {
    Map<String, String> chosen = Values.of(values);
    Map<String, String> environment = session.around().env();
    Plan plan =
        server
            .remote(session)
            .map(remote -> planned(remote, chosen))
            .orElseGet(
                () ->
                    reach
                        ? Planner.reach(file, chosen, environment)
                        : Planner.plan(file, chosen, environment));
    if (json) {
      session.around().out().println(Json.line(plan));
    } else {
      PlanPage.lines(plan).forEach(session::say);
    }
    boolean silent = plan.hosts().stream().anyMatch(host -> host.problem() != null);
    return (silent ? ExitCode.FAILED : ExitCode.PASSED).code();
  }
}
