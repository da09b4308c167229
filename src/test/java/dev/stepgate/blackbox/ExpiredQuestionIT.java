package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiredQuestionIT {
  @TempDir Path folder;

  @Test
  void isAskedAnewOnResumeAndCanThenBeAnswered() {
    RunbookTester tester =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: expiring
                env: {file: given.env, require: [PATIENCE]}
                steps:
                  - id: ask
                    manual: Look at it.
                    expires: ${PATIENCE}
                    unchecked: There is nothing to look at.
                """)
            .file("given.env", "PATIENCE=1ms\n");
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);

    assertThat(tester.stepgate("confirm", "last").err())
        .startsWith("error: step ask: the question expired at ")
        .contains("to be asked again.");

    tester.file("given.env", "PATIENCE=1h\n");
    assertThat(tester.stepgate("resume", "last", "--accept-changes", "--reason", "longer").exit())
        .isEqualTo(3);
    assertThat(tester.stepgate("confirm", "last").exit()).isZero();
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
  }
}
