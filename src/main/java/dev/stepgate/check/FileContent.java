package dev.stepgate.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of a file. */
record FileContent(Path path) implements Content {

  static Content of(Path path) {
    return Files.isDirectory(path) ? new FolderContent(path) : new FileContent(path);
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
