package dev.stepgate.cli;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import java.nio.file.Path;
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

  /**
   * What was looked at, and what came of it.
   *
   * @param known the record that the store remembers as the log's last, or null
   * @param key the file of the public key
   */
  record Examined(RunFolder folder, Verdict verdict, @Nullable Long known, Path key) {}

  Examined examine(Session session) {
    RunFolders.Found found = new RunFolders(session).find(run);
    Path file = key == null ? SealKey.publicFile(session.around().home()) : key;
    Verdict verdict = Verifier.verify(found.folder(), SealKey.readPublic(file), found.head());
    return new Examined(found.folder(), verdict, found.head().map(Head::seq).orElse(null), file);
  }
}
