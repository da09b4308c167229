package dev.stepgate.cli;

import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.render.Render;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "render",
    description = "Writes a runbook as a document for people who do it by hand.",
    footer = {
      "  stepgate render runbooks/restore-jobs.yaml",
      "  stepgate render runbooks/restore-jobs.yaml -o restore-jobs.md"
    })
final class RenderCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private OutputFile output = new OutputFile();

  @Parameters(paramLabel = "RUNBOOK", description = "The YAML file.")
  private Path file = Path.of("");

  RenderCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    output.write(Render.markdown(new RunbookLoader().load(file)), session);
    return ExitCode.PASSED.code();
  }
}
