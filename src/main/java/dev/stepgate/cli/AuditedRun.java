package dev.stepgate.cli;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import dev.stepgate.cli.server.ServerRuns;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that is looked at, and the key that its seals must match. */
final class AuditedRun {
  @Parameters(paramLabel = "RUN", description = "A run id, last, or the path of a run's folder.")
  private String run = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The public key (PEM); this installation's own if not given.")
  private @Nullable Path key;

  /**
   * What was looked at, and what came of it.
   *
   * @param known the record that the store remembers as the log's last, or null
   * @param key the file of the public key
   */
  record Examined(RunFolder folder, Verdict verdict, @Nullable Long known, Path key) {}

  @Mixin private ServerOption server = new ServerOption();

  /** The server that has the run; empty for a folder that lies here. */
  Optional<ServerRuns> remote(Session session) {
    return run.contains("/") ? Optional.empty() : server.remote(session);
  }

  String run() {
    return run;
  }

  Examined examine(Session session) {
    Optional<ServerRuns> remote = remote(session);
    return remote.isPresent() ? examined(remote.get()) : examinedHere(session);
  }

  private Examined examined(ServerRuns remote) {
    if (key != null) {
      throw new UserError(
          ExitCode.INVALID,
          "--key and --server cannot go together",
          "Fetch the run with stepgate audit bundle, and verify its folder with --key.");
    }
    ServerRuns.Verification told = remote.verification(run);
    RunFolder folder = new RunFolder(remote.show(run).folder());
    return new Examined(folder, remote.verdict(run), told.knownSeq(), told.key());
  }

  private Examined examinedHere(Session session) {
    RunFolders.Found found = new RunFolders(session).find(run);
    Path file = key == null ? SealKey.publicFile(session.around().home()) : key;
    Verdict verdict = Verifier.verify(found.folder(), SealKey.readPublic(file), found.head());
    return new Examined(found.folder(), verdict, found.head().map(Head::seq).orElse(null), file);
  }
}
