package dev.stepgate.cli;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.cli.server.ServerRuns;
import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "log",
    description = "Prints the readable log of a run.",
    footer = {"  stepgate log last", "  stepgate log restore-jobs_20260711_143000 | less"})
final class LogCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, or last.")
  private String run = "";

  @Mixin private ServerOption server = new ServerOption();

  LogCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<ServerRuns> remote = server.remote(session);
    if (remote.isPresent()) {
      print(remote.get().log(run));
      return ExitCode.PASSED.code();
    }
    try (RunService runs = session.runs()) {
      print(new RunFolder(runs.show(run).folder()).readable());
    }
    return ExitCode.PASSED.code();
  }

  private void print(InputStream log) {
    try (log) {
      log.transferTo(session.around().out());
      session.around().out().flush();
    } catch (IOException cut) {
      throw new UserError(
              ExitCode.REFUSED, "the log of " + run + " did not arrive whole", "Type it again.")
          .causedBy(cut);
    }
  }

  private void print(Path log) {
    try {
      Files.copy(log, session.around().out());
      session.around().out().flush();
    } catch (IOException e) {
      throw new UserError(
              ExitCode.REFUSED,
              "the readable log cannot be read: " + log,
              "Type stepgate show " + run + " to see what is known of the run.")
          .causedBy(e);
    }
  }
}
