package dev.stepgate.web.api;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.audit.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** The outputs of a run; a name is only compared, so that none leads out of the folder. */
final class OutputFiles {
  private OutputFiles() {}

  static List<Path> of(RunFolder folder) {
    if (!Files.isDirectory(folder.outputs(), NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.outputs())) {
      return files.filter(file -> Files.isRegularFile(file, NOFOLLOW_LINKS)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Path named(RunFolder folder, String name) {
    return of(folder).stream()
        .filter(file -> file.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.with(
                    HttpStatus.NOT_FOUND,
                    "run " + folder.runId() + " has no output of this name",
                    "See the list of its outputs."));
  }
}
