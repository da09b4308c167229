package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.EngineTester.Ended;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step, from its needs to its outcome. */
@Timeout(120)
class StepRunnerTest {
  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder);
  }

  private Ended run(String step) {
    return tester.runbook("runbook: steps\nsteps:\n" + step.indent(2)).run();
  }

  private void assertFails(String step, String reason) {
    assertThat(run(step).exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo(reason);
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void nothingRunsAfterAFailure() {
    assertFails(
        """
        - {id: one, run: exit 3, unchecked: a test}
        - {id: two, run: touch two, unchecked: a test}
        """,
        "the command ended with exit code 3");
    assertThat(tester.outcomes()).containsExactly("one#1 failed");
    assertThat(tester.path("two")).doesNotExist();
  }

  @Test
  void aNeedThatDoesNotHoldKeepsTheActionFromStarting() {
    assertFails(
        "- {id: one, needs: {file: there}, run: touch one, unchecked: a test}",
        "a need does not hold: file there");
    assertThat(tester.records("intent")).isEmpty();
    assertThat(tester.path("one")).doesNotExist();
  }

  @Test
  void aCheckThatHoldsBeforeTheActionProvesNothing() {
    assertFails(
        "- {id: one, run: touch two, must-change: true, check: {file: runbook.yaml}}",
        "the check already holds before the action, so it proves nothing");
    assertThat(tester.path("two")).doesNotExist();
  }

  @Test
  void oneOfManyChecksMustFailBeforeTheAction() {
    assertThat(
            run("""
                    - id: one
                      run: echo done > one
                      must-change: true
                      check: [{file: runbook.yaml}, {file: one}]
                    """)
                .exit())
        .isEqualTo(ExitCode.PASSED);
  }

  @Test
  void aCommandThatTakesTooLongIsEnded() {
    assertFails(
        "- {id: one, run: sleep 60, timeout: 300ms, unchecked: a test}",
        "the command took longer than 300ms and was ended");
  }

  @Test
  void anImpossibleTimeoutFailsTheStepBeforeItStarts() {
    tester.runbook(
        """
        runbook: steps
        inputs: {LIMIT: {default: 5m}}
        steps:
          - {id: one, run: touch one, timeout: "${LIMIT}", unchecked: a test}
        """);
    assertThat(tester.run(Map.of("LIMIT", "soon")).exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason())
        .isEqualTo("expected a duration such as 500ms, 30s, 10m or 1h30m, got 'soon'");
    assertThat(tester.path("one")).doesNotExist();
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void aFolderThatIsMissingIsAFailureThatIsKnown() {
    assertFails(
        "- {id: one, cwd: nowhere, run: touch one, unchecked: a test}",
        "the command could not be started: there is no folder "
            + folder.resolve("nowhere")
            + " to run in");
    assertThat(tester.records("exit").get(0).text("how")).isEqualTo("not-started");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aCheckMayWaitForTheFolderItRunsIn() {
    tester.on(RunEvent.CheckTried.class, tried -> tester.path("later").toFile().mkdir());
    assertThat(
            run("""
                    - id: one
                      cwd: later
                      check: {run: echo hello, equals: hello, within: 60s, every: 50ms}
                    """)
                .exit())
        .isEqualTo(ExitCode.PASSED);
  }

  @Test
  void aCheckIsTriedAtTheBeginningAndAtTheEndOfItsTime() {
    run("- {id: one, check: {file: there, within: 200ms, every: 200ms}}");
    assertThat(tester.events(RunEvent.CheckTried.class))
        .extracting(RunEvent.CheckTried::again)
        .containsExactly(true, false);
  }

  @Test
  void whatACrashHasLeftBehindDoesNotKeepAStepFromRunning() throws IOException {
    tester.runbook(
        "runbook: steps\nsteps:\n  - {id: one, run: echo hello, check: {run: echo, lines: 1}}\n");
    Path outputs = folder.resolve("left");
    tester.on(
        RunEvent.StepStarted.class,
        started -> {
          Path run = tester.show().folder();
          run.resolve("output/01-one.1.txt").toFile().mkdir();
          run.resolve("output/01-one.1.after-1.txt").toFile().mkdir();
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.folder().outputs().resolve("01-one.1-2.txt")).hasContent("hello\n");
    assertThat(Files.exists(outputs)).isFalse();
  }

  @Test
  void titlesAndHintsMayNameWhatIsKnownOnlyLater() {
    assertThat(
            run("""
                    - {id: one, run: echo n=7, capture: {N: 'n=(.)'}, unchecked: a test}
                    - {id: two, title: "Seven is ${N}", run: exit 1, hint: "See ${N}", unchecked: a}
                    """)
                .exit())
        .isEqualTo(ExitCode.FAILED);
    RunEvent.StepFinished failed = tester.events(RunEvent.StepFinished.class).get(1);
    assertThat(failed.title()).isEqualTo("Seven is 7");
    assertThat(failed.hint()).isEqualTo("See 7");
    assertThat(tester.show().steps().get(1).title()).isEqualTo("Seven is ${N}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x=(\\d+)       | 12
          x=\\d+         | x=12
          ^y=(.*)$       | two
          (z)?y          | y
          x=(\\d)(\\d)   | 1
          """)
  void capturesTheFirstGroupOrTheWhole(String regex, String value) {
    Ended ended =
        run(
            "- {id: one, run: 'echo x=12; echo y=two', capture: {V: '"
                + regex
                + "'}, check: {run: 'echo \"$V\"', equals: '"
                + value
                + "'}}");
    assertThat(ended.exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.attempt("one").orElseThrow().captures()).isEqualTo(Map.of("V", value));
  }

  @Test
  void capturesFromStandardOutputAlone() {
    assertFails(
        "- {id: one, run: 'echo x=1 >&2', capture: {V: 'x=1'}, unchecked: a test}",
        "capture V: /x=1/ does not occur in the output");
  }

  @Test
  void aCaptureThatWouldHoldASecretFails() {
    tester.runbook(
        """
        runbook: steps
        secrets: {PIN: {prompt: The PIN}}
        steps:
          - {id: one, run: 'echo "pin=$PIN"', capture: {V: 'pin=(.*)'}, unchecked: a test}
        """);
    tester.operator.secrets.put("PIN", "hunter22");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason())
        .isEqualTo("capture V: it would hold a secret, and captures stand in the log");
    assertThat(tester.text("logs/" + tester.show().runId() + "/audit.jsonl"))
        .doesNotContain("hunter22");
  }

  @Test
  void aCaptureThatCannotBeAVariableFails() {
    assertFails(
        "- {id: one, run: 'printf \"a\\0b\"', capture: {V: 'a.b'}, unchecked: a test}",
        "capture V: it would hold a NUL character");
    tester.clock.advance(java.time.Duration.ofSeconds(1));
    assertFails(
        "- {id: one, run: 'head -c 50000 /dev/zero | tr \"\\0\" x', capture: {V: 'x+'},"
            + " unchecked: a test}",
        "capture V: it would hold 50000 characters, 30000 are possible");
  }

  @Test
  void aCaptureWithAnEndlessExpressionFails() {
    assertFails(
        "- {id: one, run: 'echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',"
            + " capture: {V: '(a|aa)+b\\1'}, unchecked: a test}",
        "capture V: the regular expression takes too long on this text");
  }

  @Test
  void aCaptureSaysWhenItHasNotSeenEverything() {
    assertFails(
        "- {id: one, run: 'head -c 9000000 /dev/zero; echo end', capture: {V: end},"
            + " unchecked: a test}",
        "capture V: /end/ does not occur in the part of the output that was kept");
  }

  @Test
  void aCaptureByAnImpossibleExpressionFails() {
    tester.runbook(
        """
        runbook: steps
        inputs: {FIND: {default: x}}
        steps:
          - {id: one, run: echo x, capture: {V: "${FIND}"}, unchecked: a test}
        """);
    assertThat(tester.run(Map.of("FIND", "x(")).exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("capture V: not a regular expression: unclosed group");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void anEnvFileMayHoldABlankPassword() {
    tester.file(".env", "MY_TOKEN=\"       \"\n");
    tester.runbook(
        """
        runbook: steps
        env: {file: .env}
        steps:
          - {id: one, run: 'test -n "$MY_TOKEN"', unchecked: a test}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void whatAnEnvFileCallsAPasswordIsHidden() {
    tester.file(".env", "DB_PASSWORD=hunter22\n");
    tester.runbook(
        """
        runbook: steps
        env: {file: .env}
        steps:
          - {id: one, run: 'echo "$DB_PASSWORD"; exit 1', unchecked: a test}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.folder().outputs().resolve("01-one.1.txt")).hasContent("***\n");
  }

  @Test
  void moreSecretsThanCanBeWatchedForAreRefused() {
    tester.file(".env", "A_TOKEN=" + "a1".repeat(3_000) + "\nB_TOKEN=" + "b2".repeat(3_000) + "\n");
    tester.runbook(
        """
        runbook: steps
        env: {file: .env}
        steps:
          - {id: one, run: touch one, unchecked: a test}
        """);
    Ended refused = tester.run();
    assertThat(refused.code()).isEqualTo(ExitCode.INVALID);
    assertThat(refused.message())
        .isEqualTo("the secrets have 12000 characters together, 8192 can be kept out of the log");
    assertThat(tester.path("one")).doesNotExist();
  }
}
