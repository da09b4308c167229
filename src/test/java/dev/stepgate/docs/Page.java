package dev.stepgate.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of the documentation. */
public record Page(Path file, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^`\n]*)\n(.*?)^```$");
  private static final Pattern SPAN = Pattern.compile("`[^`\n]+`");

  /** README.md and its like, and all that lies under docs. */
  public static List<Page> all() {
    try (Stream<Path> top = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .map(Path::normalize)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::read)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Page read(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Everything that stands in fences, in all pages. */
  public static List<Block> blocks() {
    return all().stream().flatMap(Page::ownBlocks).toList();
  }

  private Stream<Block> ownBlocks() {
    return BLOCK.matcher(text).results().map(this::block);
  }

  private Block block(MatchResult found) {
    int line = (int) text.substring(0, found.start()).lines().count() + 1;
    return new Block(file + ":" + line, found.group(1).strip(), found.group(2));
  }

  /** What is said, without examples. */
  String prose() {
    return SPAN.matcher(BLOCK.matcher(text).replaceAll("")).replaceAll("");
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /**
   * An example.
   *
   * @param place file and line
   * @param info what stands behind the opening fence
   */
  public record Block(String place, String info, String text) {
    @Override
    public String toString() {
      return place;
    }
  }
}
