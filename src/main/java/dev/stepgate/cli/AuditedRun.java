package dev.stepgate.cli;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  RunFolder folder(Session session) {
    return new RunFolders(session).find(run);
  }

  Verdict verdict(Session session, RunFolder folder) {
    Path file = key == null ? SealKey.publicFile(session.around().home()) : key;
    return Verifier.verify(folder, SealKey.readPublic(file), Optional.empty());
  }
}
