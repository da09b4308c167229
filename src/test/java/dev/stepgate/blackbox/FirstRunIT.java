package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRunIT {
  @TempDir Path folder;

  @Test
  void passesEveryStepAndExitsWithZero() {
    Result result =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: first
                steps:
                  - id: only
                    run: echo hello > greeting.txt
                    check: {file: greeting.txt, contains: hello}
                """)
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
  }
}
