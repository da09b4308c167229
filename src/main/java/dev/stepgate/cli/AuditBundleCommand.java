package dev.stepgate.cli;

import dev.stepgate.audit.Bundle;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.cli.server.ServerRuns;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ServerOption server = new ServerOption();

  AuditBundleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<ServerRuns> remote = run.contains("/") ? Optional.empty() : server.remote(session);
    return remote.isPresent() ? fetch(remote.get()) : bundle();
  }

  private int fetch(ServerRuns remote) {
    String id = remote.show(run).runId();
    Path file = output == null ? Path.of(id + ".zip") : output;
    try (InputStream bundle = remote.bundle(id);
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      bundle.transferTo(out);
    } catch (IOException failed) {
      throw new UserError(
              ExitCode.REFUSED,
              "the bundle '" + file + "' cannot be written whole: " + failed.getMessage(),
              "Name a new file after --output.")
          .causedBy(failed);
    }
    session.say("bundled in " + file);
    return ExitCode.PASSED.code();
  }

  private int bundle() {
    RunFolder folder = new RunFolders(session).find(run).folder();
    Path file = output == null ? Path.of(folder.runId() + ".zip") : output;
    Bundle.write(folder, SealKey.of(session.around().home()), file);
    session.say("bundled in " + file);
    return ExitCode.PASSED.code();
  }
}
