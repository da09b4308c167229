package dev.stepgate.cli;

import dev.stepgate.audit.Bundle;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bundle",
    description = "Puts a run into one zip file that anybody can check without Stepgate.",
    footer = {"  stepgate audit bundle last", "  stepgate audit bundle last --output evidence.zip"})
final class AuditBundleCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, last, or the path of a run's folder.")
  private String run = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "A new file; the run's id and .zip if not given.")
  private @Nullable Path output;

  AuditBundleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunFolder folder = new RunFolders(session).find(run).folder();
    Path file = output == null ? Path.of(folder.runId() + ".zip") : output;
    Bundle.write(folder, SealKey.of(session.around().home()), file);
    session.say("bundled in " + file);
    return ExitCode.PASSED.code();
  }
}
