package dev.stepgate.data.format;

import java.util.Objects;

/**
 * A file of the folder, as it lies on the disk.
 *
 * @param sha256 in lowercase hex
 */
public record FileEntry(String name, long bytes, String sha256) {
  public FileEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
  }
}
