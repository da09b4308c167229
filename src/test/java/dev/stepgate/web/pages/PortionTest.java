package dev.stepgate.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortionTest {
  private static final long GIGABYTE = 1L << 30;
  @TempDir Path folder;

  @Test
  void partsFollowEachOtherWithoutCuttingACharacter() throws IOException {
    Path file = file("zwölf Bäume, 木 und 🌳\n".repeat(50));
    StringBuilder all = new StringBuilder();
    long next = 0;
    while (next < Files.size(file)) {
      Portion part = Portion.of(file, next, 7);
      assertThat(part.from()).isEqualTo(next);
      all.append(part.text());
      next = part.next();
    }
    assertThat(all.toString()).isEqualTo(Files.readString(file));
  }

  @Test
  void beginsAtAWholeCharacterWhereverOneAsks() throws IOException {
    Path file = file("a木b");
    assertThat(Portion.of(file, 2, 100)).isEqualTo(new Portion(4, 5, 5, "b"));
    assertThat(Portion.of(file, 99, 100)).isEqualTo(new Portion(5, 5, 5, ""));
  }

  @Test
  void theEndOfAGigabyteIsThereAtOnce() throws IOException {
    Path file = folder.resolve("large.txt");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(GIGABYTE);
      large.seek(GIGABYTE - 12);
      large.write("\nthe needle\n".getBytes());
    }
    Portion last = Portion.last(file);
    assertThat(last.next()).isEqualTo(GIGABYTE);
    assertThat(last.text().length()).isLessThan(10 * Portion.MOST);
    assertThat(last.text()).endsWith("\nthe needle\n");
    assertThat(found(file, "NEEDLE")).isEqualTo(GIGABYTE - 7);
  }

  /** Asks until it is found, as a browser does. */
  private static long found(Path file, String text) {
    Search.Result result = new Search(text).in(file, 0, Duration.ofMillis(100));
    while (result.found() < 0 && !result.over()) {
      result = new Search(text).in(file, result.next(), Duration.ofMillis(100));
    }
    return result.found();
  }

  @Test
  void findsOneAfterTheOtherAlsoAcrossTheBoundaryOfWhatIsReadAtOnce() throws IOException {
    String text = "x".repeat((1 << 20) - 3) + "needle and needle";
    Path file = file(text);
    Search search = new Search("needle");
    Search.Result first = search.in(file, 0, Duration.ofSeconds(5));
    assertThat(first.found()).isEqualTo((1 << 20) - 3);
    Search.Result second = search.in(file, first.next(), Duration.ofSeconds(5));
    assertThat(second.found()).isEqualTo(text.lastIndexOf("needle"));
    assertThat(search.in(file, second.next(), Duration.ofSeconds(5)))
        .isEqualTo(new Search.Result(-1, text.length(), true));
  }

  @Test
  void showsWhatWouldMoveTheCursorOrTurnTheTextAround() {
    byte[] bytes =
        "a\tb\r\n\u001b[2J\u202egpj\rend\u0000".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(ShownText.of(bytes, bytes.length))
        .isEqualTo("a\tb\n\\u{1b}[2J\\u{202e}gpj\\r\nend\\u{0}");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.txt"), text);
  }
}
