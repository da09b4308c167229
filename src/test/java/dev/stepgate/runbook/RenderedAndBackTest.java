package dev.stepgate.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.docs.Page;
import dev.stepgate.runbook.render.Render;
import dev.stepgate.runbook.render.Unrendered;
import dev.stepgate.runbook.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderedAndBackTest {
  private final RunbookLoader loader = new RunbookLoader();

  @ParameterizedTest
  @MethodSource("shipped")
  void isTheSameRunbookAgain(Path file) throws IOException {
    assertComesBack(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isTheSameForEveryExampleInTheDocumentation(String yaml) {
    assertComesBack(yaml.getBytes(UTF_8));
  }

  @Test
  void isTheSameHoweverLongItsTextsAre() {
    String why = "one:two ".repeat(5000) + "end";
    String script = "      echo 'one: two' # three\n".repeat(5000);
    String book =
        "runbook: long\ntitle: Long\nsteps:\n  - id: a\n    title: A\n    run: |\n%s    check: {run: 'true'}\n    why: %s\n";
    assertComesBack(book.formatted(script, why).getBytes(UTF_8));
  }

  private void assertComesBack(byte[] bytes) {
    Loaded before = loader.load(Path.of("before.yaml"), bytes);
    String markdown = Render.markdown(before);
    Unrendered back = Unrendered.read(markdown).orElseThrow();
    String yaml = YamlWriter.write(back.runbook());
    Loaded after = loader.load(Path.of("after.yaml"), yaml.getBytes(UTF_8));

    assertThat(after.problems()).as(after.render("error", after.problems()) + markdown).isEmpty();
    assertThat(back.leftOut()).isEmpty();
    assertThat(canonical(after)).isEqualTo(canonical(before));
    assertThat(order(after)).isEqualTo(order(before));
  }

  static String canonical(Loaded loaded) {
    String text = new String(loaded.bytes(), UTF_8);
    return Canonical.json(TreeReader.read(text, new Problems()).orElseThrow());
  }

  /** The order of everything whose order means something. */
  static List<Object> order(Loaded loaded) {
    Runbook book = loaded.orThrow();
    return Stream.of(
            Stream.<Object>of(
                book.inputs().keySet().toString(), book.secrets().keySet().toString()),
            book.steps().stream().map(step -> step.options().env().keySet().toString()),
            book.steps().stream().map(step -> step.options().capture().keySet().toString()))
        .flatMap(part -> part)
        .map(Object.class::cast)
        .toList();
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> ours = Files.walk(Path.of("runbooks"));
        Stream<Path> valid = Files.walk(Path.of("src/test/resources/runbooks/valid"))) {
      return Stream.concat(ours, valid)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(RenderedAndBackTest::isRunbook)
          .sorted()
          .toList();
    }
  }

  private static boolean isRunbook(Path file) {
    try {
      return Files.readString(file).lines().anyMatch(line -> line.startsWith("runbook:"));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  static List<String> examples() {
    return Page.blocks().stream()
        .filter(block -> block.info().equals("yaml") || block.info().equals("yaml run"))
        .map(Page.Block::text)
        .toList();
  }
}
