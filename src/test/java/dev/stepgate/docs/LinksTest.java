package dev.stepgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @ParameterizedTest
  @MethodSource("pages")
  void leadSomewhere(Page page) {
    assertThat(links(page)).allSatisfy(link -> leadsSomewhere(page, link));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyPageOfAFolderIsLinkedFromItsIndex(Path index, Path folder) throws Exception {
    Set<Path> linked =
        links(Page.read(index)).stream()
            .map(link -> index.resolveSibling(link).normalize())
            .collect(Collectors.toSet());
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> !file.equals(index))).isNotEmpty().isSubsetOf(linked);
    }
  }

  private static void leadsSomewhere(Page page, String link) {
    if (link.matches("https?://.*")) {
      return;
    }
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page.file() : beside(page.file(), parts[0]);
    assertThat(target).exists();
    if (parts.length > 1) {
      assertThat(anchors(Page.read(target))).contains(parts[1]);
    }
  }

  private static Path beside(Path file, String link) {
    Path absolute = file.toAbsolutePath().resolveSibling(link).normalize();
    return Path.of("").toAbsolutePath().relativize(absolute);
  }

  private static List<String> links(Page page) {
    return LINK.matcher(page.prose()).results().map(found -> found.group(1)).toList();
  }

  /** As GitHub makes them. */
  private static Set<String> anchors(Page page) {
    return HEADING
        .matcher(page.text())
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  static List<Page> pages() {
    return Page.all();
  }

  static List<Object[]> folders() {
    Path docs = Path.of("docs");
    Path index = docs.resolve("README.md");
    Path decisions = docs.resolve("decisions");
    return List.of(
        new Object[] {index, docs.resolve("steps")},
        new Object[] {index, docs.resolve("checks")},
        new Object[] {decisions.resolve("README.md"), decisions});
  }
}
