package dev.stepgate.cli.data;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Exports of one name, each with its moment behind the name.
 *
 * @param base the name without a moment
 */
record DatedFolder(Path base) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  Path at(Instant moment) {
    return base.resolveSibling(base.getFileName() + "_" + STAMP.format(moment));
  }

  /**
   * The oldest of those that are complete and older, beyond so many.
   *
   * @param most how many are kept, the newest among them
   */
  List<Path> beyond(int most, Path newest) throws IOException {
    List<Path> older = new ArrayList<>();
    Pattern name = Pattern.compile(Pattern.quote(base.getFileName() + "_") + "\\d{8}_\\d{6}");
    try (Stream<Path> beside = Files.list(newest.toAbsolutePath().getParent())) {
      beside
          .filter(folder -> name.matcher(name(folder)).matches())
          .filter(folder -> name(folder).compareTo(name(newest)) < 0)
          .filter(DatedFolder::isComplete)
          .map(folder -> newest.resolveSibling(folder.getFileName()))
          .sorted(Comparator.comparing(DatedFolder::name))
          .forEach(older::add);
    }
    return older.subList(0, Math.max(0, older.size() - (most - 1)));
  }

  /** Without its manifest a folder is no export, however far its deletion comes. */
  static void delete(Path export) throws IOException {
    Files.delete(export.resolve(Manifest.NAME));
    try (Stream<Path> inside = Files.walk(export)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean isComplete(Path folder) {
    Path manifest = folder.resolve(Manifest.NAME);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Manifest.read(folder);
      return true;
    } catch (DataError notOurs) {
      return false;
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
