package dev.stepgate.blackbox;

import static dev.stepgate.audit.Outcome.FAILED;
import static dev.stepgate.audit.Outcome.INTERRUPTED;
import static dev.stepgate.audit.Outcome.PASSED;
import static dev.stepgate.blackbox.Aftermath.THREE_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultCrashIT {
  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  private Aftermath crashed(String point) {
    tester().runbook(THREE_STEPS);
    return Aftermath.in(folder).crashAt(point, "run", "runbook.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"after-lease", "after-run-row"})
  void aRunThatDiesBeforeItsFirstRecordCanOnlyBeGivenUp(String point) {
    Aftermath aftermath = crashed(point);
    String id = aftermath.store("select run_id from stepgate_lease").get(0);

    Result resumed = tester().stepgate("resume", id);
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err())
        .isEqualTo(
            "error: run "
                + id
                + " was cut off before its first record: nothing has run\n"
                + "hint: Give it up with stepgate abort "
                + id
                + " --reason TEXT, then start again with stepgate run RUNBOOK.\n");
    assertThat(tester().stepgate("abort", id, "--reason", "crashed").exit()).isZero();
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isZero();
    assertThat(aftermath.effects()).containsExactly("first", "second", "third");
  }

  @ParameterizedTest
  @ValueSource(strings = {"after-run-record", "before-intent:2"})
  void aStepWithoutAnIntentHasNotRun(String point) {
    Aftermath aftermath = crashed(point);

    assertThat(aftermath.effects()).doesNotContain("second");
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
  }

  @Test
  void anIntentWithoutAProcessIsUnknownUntilAPersonDecides() {
    Aftermath aftermath = crashed("after-intent:2");

    assertUndecided(aftermath);
    assertThat(aftermath.effects()).containsExactly("first");
    Result accepted = decide("--accept");
    assertThat(accepted.exit()).isEqualTo(1);
    assertThat(accepted.err()).contains("error: step second failed");
    assertThat(aftermath.outcomes("second")).containsExactly(INTERRUPTED, FAILED);
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
  }

  @Test
  void aCommandThatOutlivesTheProgramIsFoundNamedAndEndedOnlyWhenAskedTo() {
    tester()
        .runbook(
            THREE_STEPS.replace(
                "echo second >> effects.txt",
                "echo second >> effects.txt; test -e again || exec sleep 6543"));
    Process process = tester().start("run", "runbook.yaml");
    Aftermath aftermath = Aftermath.in(folder).awaitEffect("second");
    Patience.until("the process on record", () -> aftermath.records("spawned").size() == 2);
    process.destroyForcibly().onExit().join();

    Result resumed = tester().stepgate("resume", "last");
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err())
        .matches(
            "error: step second was interrupted, but its processes still run: pid \\d+ \\(sh\\), pid"
                + " \\d+ \\(sleep\\)\nhint: Wait for their end; or end them and begin the step again with"
                + " stepgate resume three_[0-9_]+ --redo second --reason TEXT.\n");
    long child = aftermath.records("spawned").get(1).amount("pid");
    assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive)).contains(true);

    tester().file("again", "");
    assertThat(decide("--redo").exit()).isZero();
    assertThat(aftermath.sleepers(6543)).isEmpty();
    assertThat(aftermath.effects()).containsExactly("first", "second", "second", "third");
    assertThat(aftermath.outcomes("second")).containsExactly(INTERRUPTED, PASSED);
  }

  @Test
  void anExitThatIsNotOnRecordIsUnknownAndMayBeAcceptedWithoutRunningAgain() {
    Aftermath aftermath = crashed("after-action:2");

    assertUndecided(aftermath);
    assertUndecided(aftermath);
    assertThat(decide("--accept").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
    assertThat(aftermath.records("decision").get(0).text("reason")).isEqualTo("looked at it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"after-exit-record:2", "after-checks:2"})
  void onlyTheChecksRunWhenTheExitIsOnRecord(String point) {
    Aftermath aftermath = crashed(point);

    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
    assertThat(aftermath.outcomes("second")).containsExactly(INTERRUPTED, PASSED);
    assertThat(aftermath.records("spawned"))
        .extracting(r -> r.text("step"))
        .containsExactly("first", "second", "third");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-seal:2", "after-seal:2"})
  void aPassedStepThatTheStoreHasMissedIsRepairedAndNotRunAgain(String point) {
    Aftermath aftermath = crashed(point);

    assertThat(aftermath.outcomes("second")).containsExactly(PASSED);
    assertThat(aftermath.completed()).containsExactly("first");
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
  }

  @Test
  void aJobInstanceWithoutAnExecutionIsGivenOne() {
    Aftermath aftermath = crashed("before-intent");
    for (String table :
        List.of(
            "step_execution_context",
            "step_execution",
            "job_execution_context",
            "job_execution_params",
            "job_execution")) {
      aftermath.store("delete from batch_" + table);
    }

    assertThat(aftermath.store("select count(*) from batch_job_instance")).containsExactly("1");
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
  }

  @Test
  void aRunThatDiesAfterItsEndLetsGoOfItsTarget() {
    Aftermath aftermath = crashed("after-end");

    Result resumed = tester().stepgate("resume", "last");
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err())
        .isEqualTo(
            "error: run "
                + aftermath.id()
                + " has ended: it was passed\n"
                + "hint: Start a new run with stepgate run RUNBOOK.\n");
    aftermath.assertPassedOnce("first", "second", "third");
    assertThat(aftermath.store("select state from stepgate_run")).containsExactly("passed");
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isZero();
  }

  @Test
  void theSamePromptIsAskedAgainAndAConfirmationIsAskedForOnlyOnce() {
    tester()
        .runbook(
            """
            runbook: hands
            steps:
              - id: by-hand
                manual: Look at it.
                expires: 1h
                check: {run: "true"}
              - id: rest
                run: echo rest >> effects.txt
                check: {run: grep -qx rest effects.txt}
            """);
    Aftermath aftermath = Aftermath.in(folder).crashAt("while-waiting", "run", "runbook.yaml");

    assertThat(tester().stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(aftermath.records("prompt")).hasSize(1);
    assertThat(tester().stepgate("confirm", "last", "--note", "seen").exit()).isZero();
    aftermath.crashAt("after-confirmation", "resume", "last");
    assertThat(tester().stepgate("resume", "last").exit()).isZero();

    aftermath.assertIntact();
    assertThat(aftermath.effects()).containsExactly("rest");
    assertThat(aftermath.outcomes("by-hand")).containsExactly(PASSED);
    assertThat(aftermath.records("prompt")).hasSize(1);
    assertThat(aftermath.records("confirmation")).hasSize(1);
  }

  @Test
  void aResumeThatDiesAnywhereCanBeResumed() {
    Aftermath aftermath = crashed("after-seal:1");
    for (String point :
        List.of(
            "after-take",
            "in-resume",
            "audit-before-force:1",
            "audit-after-force:2",
            "before-intent")) {
      aftermath.crashAt(point, "resume", "last");
    }

    assertThat(aftermath.effects()).containsExactly("first");
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
    assertThat(aftermath.records("end"))
        .extracting(end -> end.number("attempt"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalStopsTheTreeAndIsRecorded(String signal) throws Exception {
    tester()
        .runbook(
            THREE_STEPS.replace(
                "echo second >> effects.txt",
                "(trap '' HUP INT; setsid sleep 7654 & wait) & echo second >> effects.txt; wait"));
    Process process = tester().start("run", "runbook.yaml");
    Aftermath aftermath = Aftermath.in(folder).awaitEffect("second");
    Patience.until("the sleeper", () -> !aftermath.sleepers(7654).isEmpty());
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();

    assertThat(process.waitFor()).isEqualTo(5);
    assertThat(aftermath.sleepers(7654)).isEmpty();
    LogRecord end = aftermath.records("outcome").get(1);
    assertThat(end.text("outcome")).isEqualTo("interrupted");
    assertThat(end.text("reason")).isEqualTo("the command was stopped by SIG" + signal);
    assertThat(aftermath.records("exit").get(1).text("how")).isEqualTo("stopped");
    assertThat(aftermath.records("end").get(0).text("state")).isEqualTo("interrupted");
    assertThat(aftermath.effects()).containsExactly("first", "second");
    aftermath.assertIntact();
    assertUndecided(aftermath);
  }

  @Test
  void aStepForWhichMemoryDoesNotSufficeNeverPasses() {
    tester()
        .runbook(
            THREE_STEPS.replace(
                "echo second >> effects.txt",
                "echo second >> effects.txt; head -c 8000000 /dev/zero | tr '\\0' x; echo END\n"
                    + "    capture: {LAST: '(END)'}"));
    Result result = tester().env("STEPGATE_HEAP", "24m").stepgate("run", "runbook.yaml");
    Aftermath aftermath = Aftermath.in(folder);

    assertThat(result.exit()).isEqualTo(70);
    assertThat(result.err())
        .isEqualTo(
            "error: the memory of stepgate does not suffice\nhint: Give it more with"
                + " STEPGATE_HEAP=512m, then type stepgate show last.\n");
    assertThat(aftermath.outcomes("second")).doesNotContain(PASSED);
    assertThat(aftermath.effects()).containsExactly("first", "second");
    tester().without("STEPGATE_HEAP");
    assertUndecided(aftermath);
    assertThat(decide("--accept").exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
  }

  private Result decide(String decision) {
    return tester().stepgate("resume", "last", decision, "second", "--reason", "looked at it");
  }

  private void assertUndecided(Aftermath aftermath) {
    Result resumed = tester().stepgate("resume", "last");
    String id = aftermath.id();
    assertThat(resumed.exit()).isEqualTo(5);
    assertThat(resumed.err())
        .isEqualTo(
            "error: step second was interrupted in attempt 1: nobody knows whether its action took"
                + " effect\nhint: Look at what it did, then type stepgate resume "
                + id
                + " --redo second --reason TEXT to run it again, or --accept second --reason TEXT"
                + " if it is done.\n");
    assertThat(aftermath.outcomes("second")).containsExactly(INTERRUPTED);
  }
}
