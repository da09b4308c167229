package dev.stepgate.runbook.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentsTest {
  private static final Path FILE = Path.of("document.md");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PIECES =
      " \n\n\t`*_#->1.)(:|[]{}<>\"'\\$&;=+~!?@%^\u00e9\u2713\u0007\u202eXx0";

  /**
   * Cut, shuffled, and with slips of the hand: the answer is a runbook that loads, or one error.
   */
  @ParameterizedTest
  @MethodSource("documents")
  void damagedDocumentsGiveDraftsThatLoad(Path file) throws IOException {
    String whole = Files.readString(file);
    Random random = new Random(file.getFileName().toString().hashCode());
    for (int i = 0; i < 12; i++) {
      assertLoadsOrHasNoStep(damaged(whole, random).getBytes(UTF_8));
    }
  }

  @Test
  void randomTextGivesDraftsThatLoad() {
    Random random = new Random(11);
    for (int i = 0; i < 150; i++) {
      String text =
          IntStream.range(0, random.nextInt(400))
              .mapToObj(at -> random(random))
              .collect(Collectors.joining());
      assertLoadsOrHasNoStep(("1. Run `ls -la`\n" + text).getBytes(UTF_8));
    }
  }

  @Test
  void randomBytesGiveDraftsThatLoad() {
    Random random = new Random(12);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      byte[] head = "# Step 1: a\n```bash\nls\n".getBytes(UTF_8);
      byte[] all = Arrays.copyOf(head, head.length + bytes.length);
      System.arraycopy(bytes, 0, all, head.length, bytes.length);
      assertLoadsOrHasNoStep(all);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ",
        "- ",
        "1. ",
        "`",
        "*",
        "[",
        "    ",
        "# Step 1: ",
        "**Check:** ",
        "```\n",
        "$(",
        "\"",
        "| a ",
        "<x>",
        "Expected: ",
        "# Should show 5\n",
        "a: b ",
        "\\",
        "(2500+), jobs ",
        "step 3 ",
        "Run `ls x` and ",
        "prod_backup_",
        "should show ",
        "must "
      })
  void endlessRepetitionsEndInTime(String piece) {
    String text = "# Step 1: a\n\n```bash\nls\n```\n\n" + piece.repeat(100_000 / piece.length());

    assertLoadsOrHasNoStep(text.getBytes(UTF_8));
  }

  @Test
  void moreThanFiveHundredStepsAreRefused() {
    String text = "1. Run `ls -la`\n".repeat(2_000);

    assertThatThrownBy(() -> Draft.of(FILE, text.getBytes(UTF_8)))
        .isInstanceOf(UserError.class)
        .hasMessage("there are 2000 steps in 'document.md', more than 500");
  }

  @Test
  void moreThanAMegabyteIsRefused() {
    assertThatThrownBy(() -> Draft.of(FILE, new byte[1_000_001]))
        .isInstanceOf(UserError.class)
        .hasMessage("the document is larger than 1 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n\n",
        "Hello.",
        "# Title\n\nSome words about nothing.",
        "\u0000",
        "---\na: b\n---\n",
        "<!-- 1. Run `ls -la` -->"
      })
  void saysClearlyThatThereIsNoStep(String text) {
    assertThatThrownBy(() -> Draft.of(FILE, text.getBytes(UTF_8)))
        .isInstanceOf(UserError.class)
        .hasMessage("there is no step in 'document.md'");
  }

  private static void assertLoadsOrHasNoStep(byte[] document) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try {
            Drafted drafted = Draft.of(FILE, document);
            Loaded loaded = new RunbookLoader().load(FILE, drafted.yaml().getBytes(UTF_8));
            assertThat(loaded.problems())
                .as(() -> loaded.render("error", loaded.problems()) + new String(document, UTF_8))
                .isEmpty();
          } catch (UserError refused) {
            assertThat(refused).hasMessageContaining("step");
          }
        });
  }

  private static String damaged(String whole, Random random) {
    List<String> lines = new ArrayList<>(List.of(whole.split("\n", -1)));
    switch (random.nextInt(4)) {
      case 0 -> lines.subList(random.nextInt(lines.size()), lines.size()).clear();
      case 1 -> Collections.shuffle(lines, random);
      case 2 -> lines.removeIf(line -> random.nextInt(6) == 0);
      default -> lines.replaceAll(line -> random.nextInt(5) == 0 ? slipped(line, random) : line);
    }
    return String.join("\n", lines);
  }

  private static String slipped(String line, Random random) {
    int at = random.nextInt(line.length() + 1);
    return line.substring(0, at)
        + random(random)
        + line.substring(Math.min(line.length(), at + random.nextInt(3)));
  }

  private static String random(Random random) {
    return String.valueOf(PIECES.charAt(random.nextInt(PIECES.length())));
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/drafts"))) {
      return files.filter(file -> file.toString().matches(".*\\.(?:md|txt)")).sorted().toList();
    }
  }
}
