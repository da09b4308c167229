package dev.stepgate.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The content of a file. */
record FileContent(Path path) implements Content {

  static Content of(Path path) {
    return Files.isDirectory(path) ? new FolderContent(path) : new FileContent(path);
  }

  /** Why there is nothing to look at, or null; whatever else there is might never end. */
  static @Nullable String problem(Path path) {
    if (!Files.exists(path)) {
      return path + " does not exist";
    }
    if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
      return path + " is neither a file nor a folder";
    }
    return Files.isReadable(path)
        ? null
        : path + " cannot be read by " + System.getProperty("user.name");
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public long size() throws IOException {
    return Files.size(path);
  }

  @Override
  public boolean complete() {
    return true;
  }
}
