package dev.stepgate.run;

import dev.stepgate.audit.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The name of a new run: its runbook and the moment it started, in UTC. */
final class Identity {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private Identity() {}

  /** Two runs of one second are told apart by a counter. */
  static RunFolder next(Home home, String runbook, Clock clock) {
    String first = runbook + "_" + STAMP.format(clock.instant());
    RunFolder folder = home.folder(first);
    for (int i = 2; Files.exists(folder.path(), java.nio.file.LinkOption.NOFOLLOW_LINKS); i++) {
      folder = home.folder(first + "-" + i);
    }
    return folder;
  }

  /** The folder that a runbook lies in. */
  static Path folderOf(Path runbook) {
    Path parent = runbook.toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException gone) {
      return path.toAbsolutePath().normalize();
    }
  }
}
