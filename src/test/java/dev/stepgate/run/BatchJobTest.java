package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.EngineTester.Ended;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log leads, the job repository follows. */
class BatchJobTest {
  private static final String THREE_STEPS =
      """
      runbook: batch
      steps:
        - {id: one, run: echo one >> ran, check: {file: ran, contains: one}}
        - {id: two, run: test -e there && echo two >> ran, check: {file: ran, contains: two}}
        - {id: three, run: echo three >> ran, check: {file: ran, contains: three}}
      """;

  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder).runbook(THREE_STEPS);
  }

  private void assertThatItGoesOn() {
    tester.file("there", "").on(event -> {});
    assertThat(tester.resume()).isEqualTo(new Ended(ExitCode.PASSED, null));
    assertThat(tester.text("ran")).isEqualTo("one\ntwo\nthree\n");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void goesOnAtTheStepThatFailed() {
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThatItGoesOn();
  }

  @Test
  void buildsALostStoreAgainFromTheLog() throws IOException {
    tester.run();
    try (Stream<Path> store = Files.list(folder.resolve(".stepgate"))) {
      for (Path file : store.filter(f -> f.toString().contains("store.db")).toList()) {
        Files.delete(file);
      }
    }
    assertThatItGoesOn();
  }

  @Test
  void refusesToGoOnWhereTheStoreClaimsMoreThanTheLog() {
    tester.run();
    tester.sql("update batch_step_execution set status = 'COMPLETED' where step_name = 'two'");

    Ended resumed = tester.resume();

    assertThat(resumed.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(resumed.message())
        .startsWith("the store calls step two completed, but the log of batch_")
        .endsWith(" does not call it passed");
    assertThat(tester.text("ran")).isEqualTo("one\n");
  }

  @Test
  void neverSkipsAStepThatTheStoreCallsAbandoned() {
    tester.run();
    tester.sql("update batch_step_execution set status = 'ABANDONED' where step_name = 'two'");
    assertThatItGoesOn();
  }

  @Test
  void repairsAStepThatTheStoreDoesNotKnow() {
    tester.run();
    tester.sql("update batch_step_execution set status = 'UNKNOWN' where step_name = 'two'");
    tester.sql("update batch_step_execution set status = 'STARTED' where step_name = 'one'");
    tester.sql("update batch_job_execution set status = 'UNKNOWN'");
    assertThatItGoesOn();
  }

  @Test
  void keepsWhatHasPassedWhenTheStoreFailsRightAfterwards() {
    tester.on(
        RunEvent.StepFinished.class,
        finished -> tester.sql("alter table batch_step_execution rename to away"));

    Ended ended = tester.run();

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(tester.text("ran")).isEqualTo("one\n");
    tester.sql("alter table away rename to batch_step_execution");
    assertThat(tester.outcomes()).containsExactly("one#1 passed");
    assertThatItGoesOn();
  }

  @Test
  void stopsWhenTheTargetIsTakenAwayFromIt() {
    tester.on(RunEvent.CheckTried.class, tried -> takeTheTargetAway());

    Ended ended = tester.run();

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message()).startsWith("another process has taken over run batch_");
    assertThat(tester.outcomes()).containsExactly("one#1 passed");
    assertThatItGoesOn();
  }

  @Test
  void endsARunThatLostItsTargetAtTheVeryEnd() {
    tester
        .file("there", "")
        .on(
            RunEvent.StepFinished.class,
            finished -> {
              if (finished.id().equals("three")) {
                takeTheTargetAway();
              }
            });

    assertThat(tester.run().code()).isEqualTo(ExitCode.REFUSED);
    assertThat(tester.records("end")).hasSize(1);
    assertThat(tester.show().state()).isEqualTo("passed");
    assertThat(tester.complaints()).isEmpty();
  }

  /** As if another process had taken the run over, and had left it again. */
  private void takeTheTargetAway() {
    tester.sql("update stepgate_lease set parked = 1");
  }

  @Test
  void carriesAThousandSteps() {
    String steps =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "  - {id: step-" + i + ", check: {file: runbook.yaml}}\n")
            .collect(Collectors.joining());
    tester.runbook("runbook: many\nsteps:\n" + steps);

    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.events(RunEvent.StepFinished.class)).hasSize(1_000);
  }
}
