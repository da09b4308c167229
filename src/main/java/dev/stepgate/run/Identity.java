package dev.stepgate.run;

import dev.stepgate.audit.RunFolder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The name of a new run: its runbook and the moment it started, in UTC. */
final class Identity {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private Identity() {}

  /** Two runs of one second are told apart by a counter, also where they share only the store. */
  static RunFolder next(Setting setting, String runbook) {
    String first = runbook + "_" + STAMP.format(setting.clock().instant());
    RunFolder folder = setting.folder(first);
    for (int i = 2; isTaken(setting, folder); i++) {
      folder = setting.folder(first + "-" + i);
    }
    return folder;
  }

  private static boolean isTaken(Setting setting, RunFolder folder) {
    return Files.exists(folder.path(), LinkOption.NOFOLLOW_LINKS)
        || setting.store().runs().find(folder.runId()).isPresent();
  }

  /** The folder that a runbook lies in. */
  static Path folderOf(Path runbook) {
    Path parent = absolute(runbook).getParent();
    return parent == null ? Path.of("/") : parent;
  }

  /** As it was named: where a link leads to may be another file tomorrow, and that is a change. */
  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
