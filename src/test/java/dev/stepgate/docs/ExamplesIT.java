package dev.stepgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesIT {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("examples")
  void passesInAnEmptyFolder(Example example) {
    Result result =
        RunbookTester.in(folder).runbook(example.runbook()).stepgate("run", "runbook.yaml");

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  static Stream<Example> examples() {
    return Example.runnable();
  }
}
