package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final int MEGABYTE = 1 << 20;

  /** As many bytes as wanted, none of which is ever in memory. */
  private record Endless(long megabytes, String end) implements Content {
    private static final byte[] DOTS = ".".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);

    @Override
    public InputStream open() {
      Stream<InputStream> dots =
          Stream.generate(() -> (InputStream) new ByteArrayInputStream(DOTS)).limit(megabytes);
      InputStream last = new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8));
      return new SequenceInputStream(
          Collections.enumeration(Stream.concat(dots, Stream.of(last)).toList()));
    }

    @Override
    public long size() {
      return megabytes * MEGABYTE + end.length();
    }

    @Override
    public boolean complete() {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {MEGABYTE - 3, MEGABYTE - 1, MEGABYTE, 2 * MEGABYTE - 2})
  void findsWhatLiesOnABorder(int before) throws Exception {
    byte[] bytes = (".".repeat(before) + "nädel" + ".".repeat(10)).getBytes(StandardCharsets.UTF_8);
    assertThat(Search.finds(Content.of(bytes, true), "nädel")).isTrue();
    assertThat(Search.finds(Content.of(bytes, true), "nädeln")).isFalse();
  }

  @Test
  void findsWhatIsLongerThanAChunk() throws Exception {
    String needle = "ab".repeat(MEGABYTE);
    Content content = Content.of((".." + needle).getBytes(StandardCharsets.UTF_8), true);
    assertThat(Search.finds(content, needle)).isTrue();
    assertThat(Search.finds(content, needle + "a")).isFalse();
  }

  @Test
  void searchesMoreThanFitsIntoMemory() throws Exception {
    assertThat(Search.finds(new Endless(300, "needle"), "needle")).isTrue();
    assertThat(Search.lines(new Endless(300, "\n"))).isEqualTo(1);
  }

  @Test
  void givesUpOnARegularExpressionThatNeverEnds() {
    String text = "a".repeat(60) + "!";
    assertThatThrownBy(() -> Search.first(text, "(a|aa)+b\\1", Duration.ofMillis(50)))
        .isInstanceOf(NotJudged.class)
        .hasMessage("the regular expression takes too long on this text");
  }

  @Test
  void givesUpOnARegularExpressionThatNeedsTooMuchStack() {
    String text = "ab".repeat(100_000);
    assertThatThrownBy(() -> Search.first(text, "(a|b)*c"))
        .isInstanceOf(NotJudged.class)
        .hasMessage("the regular expression takes too long on this text");
  }

  @Test
  void refusesWhatIsNoRegularExpression() {
    assertThatThrownBy(() -> Search.first("a", "a("))
        .isInstanceOf(NotJudged.class)
        .hasMessage("not a regular expression: unclosed group");
  }

  @Test
  void matchesAtLineEndsAndFindsGroups() throws Exception {
    assertThat(Search.first("a\nb=7\n", "^b=(\\d)$").orElseThrow().group(1)).isEqualTo("7");
    assertThat(Search.first("a", "b")).isEmpty();
  }
}
