package dev.stepgate.data.read;

import dev.stepgate.data.format.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out how files are to be read. */
public final class Sources {
  private Sources() {}

  /** An export if there is a manifest; otherwise files that others wrote. */
  public static Source of(Path files) {
    return of(files, ForeignOptions.NONE);
  }

  /**
   * The same with what the files leave open.
   *
   * @param files a file, or a folder of several
   */
  public static Source of(Path files, ForeignOptions options) {
    return Files.exists(files.resolve(Manifest.NAME))
        ? new ExportedFolder(files)
        : new ForeignFiles(files.toAbsolutePath().normalize(), options);
  }
}
