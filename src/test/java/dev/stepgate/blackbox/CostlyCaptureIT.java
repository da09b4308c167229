package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostlyCaptureIT {
  @TempDir Path folder;

  @Test
  void anExpressionThatIsTooCostlyFailsItsStep() {
    Result result =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: costly
                steps:
                  - id: only
                    run: printf 'a%.0s' $(seq 1 20000)
                    capture: {FOUND: '(a|b)*c'}
                    check: {run: "true"}
                """)
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "error: step only failed: capture FOUND: the regular expression takes too long on this text\n");
  }
}
