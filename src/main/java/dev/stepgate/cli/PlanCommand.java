package dev.stepgate.cli;

import dev.stepgate.run.Plan;
import dev.stepgate.run.Planner;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = "Shows what a run of a runbook would do; runs and checks nothing.",
    footer = {
      "  stepgate plan runbooks/restore-jobs.yaml",
      "  stepgate plan --json runbooks/restore-jobs.yaml | jq -r '.steps[].command'"
    })
final class PlanCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUNBOOK", description = "The YAML file.")
  private Path file = Path.of("");

  PlanCommand(Session session) {
    this.session = session;
  }

  @Option(
      names = "--json",
      description = "Print one JSON object, with the values that are known already.")
  private boolean json;

  @Override
  public Integer call() {
    if (json) {
      Plan plan = Planner.plan(file, Map.of(), session.around().env());
      session.around().out().println(Json.line(plan));
      return ExitCode.PASSED.code();
    }
    Runbook runbook = new RunbookLoader().load(file).orThrow();
    PlanPage.lines(runbook).forEach(session::say);
    return ExitCode.PASSED.code();
  }
}
