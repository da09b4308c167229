package dev.stepgate.cli;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.RunService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the folder of a run; without the store where its place is plain. */
final class RunFolders {
  private final Session session;

  /**
   * A run's folder.
   *
   * @param head what the store remembers of its log, if the store was asked and knows the run
   */
  record Found(RunFolder folder, Optional<Head> head) {}

  RunFolders(Session session) {
    this.session = session;
  }

  /**
   * @param run a folder that was copied from anywhere, a run id, or last
   */
  Found find(String run) {
    Path copied = Path.of(run);
    if (run.contains("/") && Files.isDirectory(copied)) {
      return new Found(new RunFolder(copied.toAbsolutePath().normalize()), Optional.empty());
    }
    try (RunService runs = session.runs()) {
      return new Found(new RunFolder(runs.show(run).folder()), runs.head(run));
    }
  }
}
