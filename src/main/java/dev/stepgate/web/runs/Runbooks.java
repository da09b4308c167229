package dev.stepgate.web.runs;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.FileFaults;
import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
        .distinct()
        .sorted(Comparator.comparing(Entry::name))
        .toList();
  }

  /** Compares names and opens nothing, so that no name leads out of the folders. */
  public Entry named(String name) {
    List<Entry> found = all().stream().filter(entry -> entry.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new UserError(
          ExitCode.INVALID, "there is no runbook " + name, "Choose one from the list of runbooks.");
    }
    if (found.size() > 1) {
      throw new UserError(
          ExitCode.REFUSED,
          "two runbooks have the name %s: %s and %s"
              .formatted(name, found.get(0).file(), found.get(1).file()),
          "Rename one of them.");
    }
    return found.get(0);
  }

  private static List<Entry> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      Path root = folder.toRealPath();
      Visit visit = new Visit(root, folder, new ArrayList<>());
      Files.walkFileTree(root, Set.of(), DEEP, visit);
      return visit.found;
    } catch (IOException unreadable) {
      throw new UserError(
              ExitCode.REFUSED,
              "the runbooks in " + folder + " cannot be listed: " + FileFaults.describe(unreadable),
              "Let the server's user read it, or name another in console.yaml.")
          .causedBy(unreadable);
    }
  }

  /** What is hidden belongs to a program, such as git or an editor, or to the mount of a pod. */
  private static final class Visit extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path folder;
    private final List<Entry> found;

    Visit(Path root, Path folder, List<Entry> found) {
      this.root = root;
      this.folder = folder;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes about) {
      boolean enter = inside.equals(root) || !isHidden(inside);
      return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
      if (!isHidden(file) && isRunbook(file)) {
        Path name = root.relativize(file);
        found.add(new Entry(name.toString(), folder.resolve(name)));
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path file) {
      return file.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
      if (failed instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failed;
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
