package dev.stepgate.cli;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.RunService;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of a run; without the store where its place is plain. */
final class RunFolders {
  private final Session session;

  RunFolders(Session session) {
    this.session = session;
  }

  /**
   * @param run a folder that was copied from anywhere, a run id, or last
   */
  RunFolder find(String run) {
    Path copied = Path.of(run);
    if (run.contains("/") && Files.isDirectory(copied)) {
      return new RunFolder(copied.toAbsolutePath().normalize());
    }
    try (RunService runs = session.runs()) {
      return new RunFolder(runs.show(run).folder());
    }
  }
}
