package dev.stepgate.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import dev.stepgate.data.mask.MaskingLedger;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.lint.Lint;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  @Test
  void thereAreExamplesOfEveryForm() {
    assertThat(Example.all()).extracting(Example::kind).contains("", "run", "step", "check");
    assertThat(Example.all()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void loads(Example example) {
    Loaded loaded =
        new RunbookLoader().load(Path.of(example.place()), example.runbook().getBytes(UTF_8));

    assertThat(loaded.problems()).as(loaded.render("error", loaded.problems())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void everyRunbookOfOursLoadsAndNeedsNoAdvice(Path file) {
    Loaded loaded = new RunbookLoader().load(file);

    assertThat(loaded.problems()).as(loaded.render("error", loaded.problems())).isEmpty();
    assertThat(Lint.advise(loaded)).isEmpty();
  }

  @Test
  void theLedgerOfTheQuickstartLoads() throws DataError {
    Path file = Path.of("runbooks", "quickstart", "masking.yaml");

    assertThat(MaskingLedger.read(file).file()).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("consoles")
  void everyExampleOfConsoleSettingsLoads(Page.Block block, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve(ConsoleSettings.FILE), block.text());

    assertThat(ConsoleSettings.read(file)).isNotEqualTo(ConsoleSettings.defaults());
  }

  static List<Page.Block> consoles() {
    return Page.blocks().stream().filter(block -> block.info().equals("yaml console")).toList();
  }

  static List<Example> examples() {
    return Example.all();
  }

  static List<Path> runbooks() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("runbooks"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("masking.yaml"))
          .filter(file -> !file.endsWith("cronjob.yaml"))
          .sorted()
          .toList();
    }
  }
}
