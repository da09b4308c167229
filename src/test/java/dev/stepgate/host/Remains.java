package dev.stepgate.host;

import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** What tests leave behind. */
final class Remains {
  private Remains() {}

  /** As far as it can be deleted: servers that are still ending delete what is theirs. */
  static void delete(Path folder) {
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
