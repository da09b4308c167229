package dev.stepgate.cli;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = "Shows what a run of a runbook would do; runs and checks nothing.",
    footer = "  stepgate plan runbooks/restore-jobs.yaml")
final class PlanCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUNBOOK", description = "The YAML file.")
  private Path file = Path.of("");

  PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Runbook runbook = new RunbookLoader().load(file).orThrow();
    PlanPage.lines(runbook).forEach(session::say);
    return ExitCode.PASSED.code();
  }
}
