package dev.stepgate.web.runs;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The runbooks in the configured folders; no other file can be named. */
@Component
public final class Runbooks {
  private static final int DEEP = 4;
  private final List<Path> folders;

  Runbooks(ConsoleSettings settings) {
    folders = settings.folders();
  }

  /**
   * A file that calls itself a runbook.
   *
   * @param name its path below its folder
   */
  public record Entry(String name, Path file) {
    public Loaded load() {
      return new RunbookLoader().load(file);
    }
  }

  public List<Entry> all() {
    return folders.stream()
        .flatMap(folder -> in(folder).stream())
        .sorted(Comparator.comparing(Entry::name))
        .toList();
  }

  /** Compares names and opens nothing, so that no name leads out of the folders. */
  public Entry named(String name) {
    return all().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.INVALID,
                    "there is no runbook " + name,
                    "Choose one from the list of runbooks."));
  }

  private static List<Entry> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, DEEP)) {
      return files
          .filter(Runbooks::isRunbook)
          .map(file -> new Entry(folder.relativize(file).toString(), file))
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UserError(
              ExitCode.REFUSED,
              "the folder of runbooks cannot be read: " + folder,
              "Let the server's user read it, or name another in console.yaml.")
          .causedBy(unreadable);
    }
  }

  /** Other YAML lies beside runbooks: masking rules, manifests. */
  private static boolean isRunbook(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".yaml") && !name.endsWith(".yml") || !Files.isRegularFile(file)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(200).anyMatch(line -> line.startsWith("runbook:"));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }
}
