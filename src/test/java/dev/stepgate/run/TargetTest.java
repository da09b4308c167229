package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.EngineTester.Ended;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds what is being restored, after everything that can happen to a run. */
class TargetTest {
  private static final String TWO_STEPS =
      """
      runbook: target
      lock: the-database
      steps:
        - {id: one, run: touch one, check: {file: one, empty: true}}
        - {id: two, run: test -e there, unchecked: it tests}
      """;

  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder).runbook(TWO_STEPS);
  }

  private void assertThatTheTargetIsFree() {
    tester.clock.advance(java.time.Duration.ofSeconds(1));
    tester.file("there", "");
    assertThat(tester.run()).isEqualTo(new Ended(ExitCode.PASSED, null));
  }

  @Test
  void isFreeAfterAFailure() {
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThatTheTargetIsFree();
  }

  @Test
  void isFreeAfterSomebodyTriedToResumeAPassedRun() {
    tester.file("there", "").run();

    Ended resumed = tester.resume();

    assertThat(resumed.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(resumed.message()).endsWith("has ended: it was passed");
    assertThatTheTargetIsFree();
  }

  @Test
  void isFreeAfterSomebodyTriedToAbortAPassedRun() {
    tester.file("there", "").run();

    assertThat(tester.abort().message()).endsWith("has ended: it was passed");
    assertThatTheTargetIsFree();
  }

  @Test
  void isFreeAfterTheResumeOfAFailedRunWasRefused() {
    tester.run();
    tester.runbook(TWO_STEPS.replace("touch one", "touch one one"));

    assertThat(tester.resume().message()).startsWith("the runbook has changed");
    assertThatTheTargetIsFree();
  }

  @Test
  void isFreeAfterAStartThatCouldNotEvenBegin() {
    tester.runbook(TWO_STEPS).file("logs", "a file where a folder should be");
    assertThat(tester.run().code()).isEqualTo(ExitCode.REFUSED);
    folder.resolve("logs").toFile().delete();
    assertThatTheTargetIsFree();
  }

  @Test
  void isKeptByAnInterruptedRunWhoseResumeWasRefused() {
    tester.on(RunEvent.StepFinished.class, finished -> tester.stop());
    tester.run();
    tester.on(event -> {}).runbook(TWO_STEPS.replace("touch one", "touch one one"));

    assertThat(tester.resume().message()).startsWith("the runbook has changed");

    tester.clock.advance(java.time.Duration.ofSeconds(1));
    assertThat(tester.run().message()).startsWith("target 'the-database' is held by run target_");
  }

  @Test
  void isFreeAfterABugBeforeTheFirstStep() {
    tester.on(
        RunEvent.AttemptStarted.class,
        started -> {
          throw new IllegalStateException("a bug");
        });
    try {
      tester.run();
    } catch (IllegalStateException bug) {
      assertThat(bug).hasMessage("a bug");
    }
    tester.on(event -> {});

    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
    assertThatTheTargetIsFree();
  }

  @Test
  void takesTheNextNameWhenTheSecondIsTaken() {
    tester.file("there", "");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    String first = tester.show().runId();
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.path("logs/" + first + "-2")).exists();
  }

  @Test
  void takesTheNextNameWhenSomebodyWasQuicker() {
    tester.file("there", "").runbook(TWO_STEPS + "secrets: {PIN: {prompt: The PIN}}\n");
    tester.operator.secrets.put("PIN", "a secret");
    tester.operator.whenAskedForASecret =
        () -> folder.resolve("logs/target_20260711_143000").toFile().mkdirs();

    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.path("logs/target_20260711_143000-2/audit.jsonl")).exists();
  }

  @Test
  void takesTheNextNameWhenAnotherMachineHasItInTheStore() throws Exception {
    tester.file("there", "");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    Path first = tester.folder().path();
    java.nio.file.Files.move(first, folder.resolve("moved"));

    assertThat(tester.run(Map.of()).exit()).isEqualTo(ExitCode.PASSED);
    assertThat(folder.resolve("logs/" + first.getFileName() + "-2")).exists();
  }
}
