package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every exit code of the table, with what is said about it. */
class ExitCodesIT {
  private static final String STEP =
      """
      runbook: codes
      steps:
        - id: only
          run: test -e go
          check: {run: test -e go}
          hint: Make the file go.
      """;

  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  @Test
  void zeroWhenEveryStepPassedAndOneWhenAStepFailed() {
    RunbookTester tester = tester().runbook(STEP);

    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            TIME run codes_STAMP started: codes on runbook codes
            TIME run codes_STAMP has 1 steps, log FOLDER/logs/codes_STAMP
            TIME step 1/1 only started: only
            TIME step 1/1 only failed LENGTH
            TIME run codes_STAMP failed: 0 of 1 steps passed, LENGTH, log FOLDER/logs/codes_STAMP/restore_log_STAMP.txt
            ! error: step only failed: the command ended with exit code 1
            ! hint: Make the file go.
            ! hint: Fix the cause, then type stepgate resume codes_STAMP to go on.
            exit 1
            """);
    tester.file("go", "");
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run codes_STAMP resumed, attempt 2, 0 passed before: codes on runbook codes
            TIME run codes_STAMP has 1 steps, log FOLDER/logs/codes_STAMP
            TIME step 1/1 only started, attempt 2: only
            TIME step 1/1 only check passed: run test -e go
            TIME step 1/1 only passed LENGTH
            TIME run codes_STAMP passed: 1 of 1 steps passed, LENGTH, log FOLDER/logs/codes_STAMP/restore_log_STAMP.txt
            exit 0
            """);
  }

  @Test
  void oneWhenAStepWasRejected() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: codes
                steps:
                  - {id: hand, manual: Look., check: {run: "true"}}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            TIME run codes_STAMP started: codes on runbook codes
            TIME run codes_STAMP has 1 steps, log FOLDER/logs/codes_STAMP
            TIME step 1/1 hand started: hand
            TIME step 1/1 hand waits for a confirmation
            TIME hand > Look.
            TIME hand > The step passes only if this then holds:
            TIME hand > - run true: it works
            TIME step 1/1 hand waiting LENGTH
            TIME run codes_STAMP waiting: 0 of 1 steps passed, LENGTH, log FOLDER/logs/codes_STAMP/restore_log_STAMP.txt
            ! hint: Do the step, then type stepgate confirm codes_STAMP and stepgate resume codes_STAMP to go on.
            exit 3
            """);
    assertThat(tester.stepgate("reject", "last", "--note", "it is not there").shown())
        .isEqualTo(
            """
                step hand was rejected by USER on HOST at TIME: it is not there
                next: Do what was missing, then type stepgate resume codes_STAMP to be asked again.
                exit 0
                """);
    assertThat(tester.stepgate("show", "last", "--json").out()).contains("\"state\":\"rejected\"");
    assertThat(tester.log()).contains("\"state\":\"rejected\",\"exit\":1");
  }

  @Test
  void twoWhenTheRunbookIsInvalid() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: codes
                steps:
                  - id: only
                    runn: touch ran
                    check: {file: there, siez: 1KB}
                  - id: only
                    run: touch ran
                    timeout: 5 minutes
                    check: {run: "echo ${NAME}", contains: "${NAME}"}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            ! error: unknown key 'runn'
            !   --> runbook.yaml:4:5
            !   |
            ! 4 |     runn: touch ran
            !   |     ^
            ! hint: Did you mean 'run'?

            ! error: unknown key 'siez'
            !   --> runbook.yaml:5:26
            !   |
            ! 5 |     check: {file: there, siez: 1KB}
            !   |                          ^
            ! hint: Did you mean 'size'?

            ! error: the step id 'only' is taken
            !   --> runbook.yaml:6:9
            !   |
            ! 6 |   - id: only
            !   |         ^
            ! hint: The step in line 3 has it; choose another.

            ! error: timeout: expected a duration such as 500ms, 30s, 10m or 1h30m, got '5 minutes'
            !   --> runbook.yaml:8:14
            !   |
            ! 8 |     timeout: 5 minutes
            !   |              ^
            ! hint: How long the action may take.

            ! error: unknown name 'NAME'
            !   --> runbook.yaml:9:44
            !   |
            ! 9 |     check: {run: "echo ${NAME}", contains: "${NAME}"}
            !   |                                            ^
            ! hint: Declare it under inputs, secrets or env.require.

            ! 5 problems in runbook.yaml
            exit 2
            """);
    assertThat(tester.stepgate("run", "missing.yaml").shown())
        .isEqualTo(
            """
            ! error: cannot read the runbook 'missing.yaml': no such file
            ! hint: Name a YAML file that you may read.
            exit 2
            """);
    assertThat(folder.toFile().list()).containsExactly("runbook.yaml");
  }

  @Test
  void twoWhenTheCommandLineIsInvalid() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: codes
                inputs: {WHERE: {}}
                steps:
                  - {id: only, run: touch ran, check: {file: ran}}
                """);

    assertThat(tester.stepgate("rum", "runbook.yaml").shown())
        .isEqualTo(
            """
            ! error: unknown command 'rum'
            ! hint: Did you mean run? Type stepgate --help to see what it takes.
            exit 2
            """);
    assertThat(tester.stepgate("run").shown())
        .isEqualTo(
            """
            ! error: RUNBOOK is missing
            ! hint: Type stepgate run --help to see what it takes.
            exit 2
            """);
    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            ! error: no value for WHERE
            ! hint: Add WHERE=… to the env file, or pass -e WHERE=VALUE.
            exit 2
            """);
    assertThat(tester.stepgate("run", "runbook.yaml", "-e", "WERE=x").shown())
        .isEqualTo(
            """
            ! error: -e WERE: the runbook has no such input
            ! hint: It takes WHERE.
            exit 2
            """);
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: there is no run yet
            ! hint: Start one with stepgate run RUNBOOK.
            exit 2
            """);
    assertThat(tester.stepgate("resume", "last", "--redo", "only").shown())
        .isEqualTo(
            """
            ! error: --redo needs a reason
            ! hint: Add --reason "…"; it stands in the log.
            exit 2
            """);
    assertThat(tester.path("ran")).doesNotExist();
  }

  @Test
  void threeWhileARunWaitsAndFourWhenRefused() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: codes
                lock: jobs on dev
                steps:
                  - {id: hand, manual: Look., check: {run: "true"}}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            ! error: target 'jobs on dev' is held by run codes_STAMP, which waits for a person since TIME
            ! hint: Answer it with 'stepgate confirm codes_STAMP', or give it up with 'stepgate abort codes_STAMP --reason TEXT'.
            exit 4
            """);
    assertThat(tester.stepgate("confirm", "last").exit()).isZero();
    assertThat(tester.stepgate("confirm", "last").shown())
        .isEqualTo(
            """
            ! error: step hand has already been confirmed by USER on HOST at TIME
            ! hint: Type stepgate show codes_STAMP to see where the run stands.
            exit 4
            """);
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertThat(tester.stepgate("abort", "last", "--reason", "x").shown())
        .isEqualTo(
            """
            ! error: run codes_STAMP has ended: it was passed
            ! hint: There is nothing left to abort.
            exit 4
            """);
  }

  @Test
  void fiveWhenTheOutcomeIsUnknown() {
    RunbookTester tester = tester().runbook(STEP).env("STEPGATE_CRASH_AT", "after-action");
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(137);

    assertThat(tester.without("STEPGATE_CRASH_AT").stepgate("resume", "last").shown())
        .isEqualTo(
            """
                ! error: step only was interrupted in attempt 1: nobody knows whether its action took effect
                ! hint: Look at what it did, then type stepgate resume codes_STAMP --redo only --reason TEXT to run it again, or --accept only --reason TEXT if it is done.
                exit 5
                """);
  }

  /** An installation that lacks one of its own files is a bug nobody can mend from a runbook. */
  @Test
  void seventyWhenStepgateItselfIsBroken() {
    RunbookTester tester = tester().runbook(STEP);
    Result result =
        tester.shell(
            """
            root=$(dirname "$(dirname "$PROGRAM")")
            mkdir -p broken/scripts broken/target
            cp "$PROGRAM" broken/scripts/
            cp -r "$root/target/app" broken/target/
            cp "$root/target/stepgate.jar" broken/target/
            touch broken/target/app/stepgate.jar
            rm broken/target/app/lib/sqlite-jdbc-*.jar
            for archive in broken/target/app/*.jsa; do
              rm "$archive" && touch "$archive"
            done
            broken/scripts/stepgate run runbook.yaml
            """);

    assertThat(result.exit()).isEqualTo(70);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches(
            "error: a bug in stepgate: SQLException at \\S+\n"
                + "hint: Please report it; the stack trace is in \\.stepgate/bug-[0-9_]+\\.txt\\.\n");
    assertThat(tester.shell("cat .stepgate/bug-*.txt").out()).contains("  at dev.stepgate.");
    assertThat(tester.shell("stat -c %A .stepgate/bug-*.txt").out()).isEqualTo("-rw-------\n");
  }
}
