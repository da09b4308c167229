package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody knows is never silently run again. */
class UnknownOutcomeTest {
  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester =
        EngineTester.in(folder)
            .runbook(
                """
                runbook: unknown
                steps:
                  - id: one
                    run: echo run >> runs; echo begun
                    check: {file: runs, lines: ">= 1"}
                """);
  }

  private void breakInTheMiddleOfTheAction() {
    tester.on(
        RunEvent.OutputLine.class,
        line -> {
          throw new IllegalStateException("a bug");
        });
    assertThatThrownBy(() -> tester.run()).isInstanceOf(IllegalStateException.class);
    tester.on(event -> {});
  }

  @Test
  void aBugInTheMiddleOfAnActionIsAnInterruption() {
    breakInTheMiddleOfTheAction();

    assertThat(tester.show().state()).isEqualTo("interrupted");
    assertThat(tester.resume().message())
        .isEqualTo(
            "step one was interrupted in attempt 1: nobody knows whether its action took effect");
    assertThat(tester.text("runs")).isEqualTo("run\n");
  }

  @Test
  void aPersonMayHaveItRunAgain() {
    breakInTheMiddleOfTheAction();

    assertThat(tester.redo("one").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text("runs")).isEqualTo("run\nrun\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void aPersonMayDeclareItDoneAndItsCheckMustHold() {
    breakInTheMiddleOfTheAction();

    assertThat(tester.accept("one").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text("runs")).isEqualTo("run\n");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void nobodyDecidesAboutAStepThatWasNotInterrupted() {
    breakInTheMiddleOfTheAction();

    assertThat(tester.redo("two").message())
        .isEqualTo("step two was not interrupted, so there is nothing to decide about it");
    assertThat(tester.redo("one").exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void aStepThatOnlyChecksMayAlwaysRunAgain() {
    tester
        .runbook(
            """
            runbook: unknown
            steps:
              - {id: one, check: {file: there, within: 60s, every: 100ms}}
            """)
        .on(RunEvent.CheckTried.class, tried -> tester.stop());
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.INTERRUPTED);

    tester.file("there", "x").on(event -> {});
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.complaints()).isEmpty();
  }
}
