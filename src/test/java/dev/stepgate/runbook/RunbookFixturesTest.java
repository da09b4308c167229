package dev.stepgate.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbookFixturesTest {
  private final RunbookLoader loader = new RunbookLoader();

  @ParameterizedTest
  @MethodSource("valid")
  void loadsWhatIsValid(Path file) {
    Loaded loaded = loader.load(file);

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.orThrow().steps()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void showsEveryProblemOfWhatIsInvalid(Path file) throws IOException {
    Loaded loaded = loader.load(Path.of(file.getFileName().toString()), Files.readAllBytes(file));

    assertThat(loaded.runbook()).isNull();
    assertThat(loaded.render("error", loaded.problems()))
        .isEqualTo(Files.readString(Fixtures.expectedFor(file)).stripTrailing());
  }

  static List<Path> valid() throws IOException {
    return Fixtures.in("valid");
  }

  static List<Path> invalid() throws IOException {
    return Fixtures.in("invalid");
  }
}
