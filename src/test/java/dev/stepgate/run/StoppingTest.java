package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.EngineTester.Ended;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at every point of a run. */
class StoppingTest {
  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder);
  }

  @Test
  void duringTheNeedsOfTheRunbook() {
    tester
        .runbook(
            """
            runbook: stop
            needs:
              - {run: test -e there, within: 60s, every: 100ms}
            steps:
              - {id: one, run: touch one, check: {file: one, empty: true}}
            """)
        .on(RunEvent.CheckTried.class, tried -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.outcomes()).isEmpty();
    assertThat(tester.show().state()).isEqualTo("interrupted");
    assertThat(tester.path("one")).doesNotExist();
  }

  @Test
  void duringTheNeedsOfAStep() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - id: one
                needs: {run: test -e there, within: 60s, every: 100ms}
                run: touch one
                check: {file: one, empty: true}
            """)
        .on(RunEvent.CheckTried.class, tried -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted");
    assertThat(tester.records("intent")).isEmpty();

    tester.file("there", "").on(event -> {});
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void duringTheCheckBeforeTheActionSoThatTheActionNeverStarts() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - id: one
                run: touch one
                must-change: true
                check: {file: one, empty: true}
            """)
        .on(RunEvent.CheckTried.class, tried -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.records("intent")).isEmpty();
    assertThat(tester.path("one")).doesNotExist();

    tester.on(event -> {});
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void duringTheActionWhichIsThenUnknown() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - {id: one, run: echo begun; sleep 60, unchecked: it sleeps}
            """)
        .on(RunEvent.OutputLine.class, line -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted");
    assertThat(tester.reason()).isEqualTo("the command was stopped by SIGINT");

    Ended resumed = tester.resume();
    assertThat(resumed.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(resumed.message())
        .isEqualTo(
            "step one was interrupted in attempt 1: nobody knows whether its action took effect");
  }

  @Test
  void duringTheChecksSoThatOnlyTheyAreMissingHoweverOftenItHappens() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - id: one
                run: echo "n=7"; echo run >> runs
                capture: {N: 'n=(\\d+)'}
                check: {file: there, equals: "${N}", within: 60s, every: 100ms}
              - {id: two, run: test "$N" = 7 && test -e again, unchecked: it tests}
            """)
        .on(RunEvent.CheckTried.class, tried -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.reason()).isEqualTo("stopped by SIGINT during its checks");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.INTERRUPTED);

    tester.file("there", "7").on(event -> {});
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.outcomes())
        .containsExactly(
            "one#1 interrupted",
            "one#2 interrupted",
            "one#3 interrupted",
            "one#4 passed",
            "two#1 failed");

    tester.file("again", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text("runs")).isEqualTo("run\n");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void whileItWaitsForAPerson() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - {id: one, manual: Look at it., check: {run: test -e there}}
            """)
        .operator
        .does(
            prompt -> {
              tester.stop();
              return Optional.empty();
            });

    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.operator.withdrawn).containsExactly("the run is being stopped (SIGINT)");
    assertThat(tester.show().state()).isEqualTo("waiting");
  }

  @Test
  void betweenTwoSteps() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - {id: one, run: touch one, check: {file: one, empty: true}}
              - {id: two, run: touch two, check: {file: two, empty: true}}
            """)
        .on(RunEvent.StepFinished.class, finished -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.outcomes()).containsExactly("one#1 passed");
    RunEvent.AttemptEnded end = tester.events(RunEvent.AttemptEnded.class).get(0);
    assertThat(end.state()).isEqualTo("interrupted");
    assertThat(end.reason()).isEqualTo("stopped by SIGINT");

    tester.on(event -> {});
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.outcomes()).containsExactly("one#1 passed", "two#1 passed");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void afterTheLastStepWhichHasPassed() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - {id: one, run: touch one, check: {file: one, empty: true}}
            """)
        .on(RunEvent.StepFinished.class, finished -> tester.stop());

    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void beforeAFailedStepIsTriedAgainWhichIsNoSecondFailure() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - {id: one, run: touch one, check: {file: one, empty: true}}
              - {id: two, run: test -e there, unchecked: it tests}
            """)
        .run();
    tester.on(RunEvent.CheckTried.class, tried -> tester.stop());

    assertThat(tester.resume().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.show().state()).isEqualTo("interrupted");
    assertThat(tester.outcomes()).containsExactly("one#1 passed", "two#1 failed");

    tester.file("there", "").on(event -> {});
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void whileAPassedStepIsLookedAtAgain() {
    tester
        .runbook(
            """
            runbook: stop
            steps:
              - {id: one, run: touch one, check: {file: one, empty: true, within: 60s, every: 100ms}}
              - {id: two, run: test -e there, unchecked: it tests}
            """)
        .run();
    tester.file("one", "changed").on(RunEvent.CheckTried.class, tried -> tester.stop());

    assertThat(tester.resume().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.show().state()).isEqualTo("interrupted");
  }
}
