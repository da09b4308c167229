package dev.stepgate.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runbooks under {@code src/test/resources/runbooks}. */
final class Fixtures {
  private static final Path FOLDER = Path.of("src/test/resources/runbooks");

  private Fixtures() {}

  static List<Path> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static Path expectedFor(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".yaml", ".expected"));
  }
}
