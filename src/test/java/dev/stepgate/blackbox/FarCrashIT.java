package dev.stepgate.blackbox;

import static dev.stepgate.audit.Outcome.INTERRUPTED;
import static dev.stepgate.audit.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.SealKey;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.FarNetwork;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.SshServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stepgate is killed while its commands are on another machine, and asks that machine later. */
class FarCrashIT {
  @TempDir Path folder;
  private FarFolder far;
  private RunbookTester tester;

  @BeforeEach
  void open() {
    tester = RunbookTester.in(folder);
    far = FarFolder.on(SshServer.prod());
    steps(far, "");
  }

  @AfterEach
  void theLogIsIntactAndNothingIsLeft() {
    far.awaitQuiet();
    new Aftermath(tester).assertIntact();
    String verifier = Path.of("src/test/verifier/verify_log.py").toAbsolutePath().toString();
    String key = SealKey.publicFile(folder).toString();
    assertThat(Outcome.of("python3", verifier, tester.run().toString(), key).worked())
        .startsWith("INTACT");
  }

  /** Each leaves its name on the other machine. */
  private void steps(FarFolder there, String second) {
    tester.runbook(
        """
        runbook: crash-%s
        hosts:
          far: %s
        steps:
          - id: first
            on: far
            run: echo first >> effects
            check: {run: grep -qx first effects}
          - id: second
            on: far
            run: |
              echo second >> effects
              %s
            check: {run: grep -qx second effects}
          - id: third
            on: far
            run: echo third >> effects
            check: {run: grep -qx third effects}
        """
            .formatted(there.name(), there.host(), second));
  }

  private Aftermath crashed(String point) {
    return new Aftermath(tester).crashAt(point, "run", "runbook.yaml");
  }

  private void assertEachOnce() {
    assertThat(far.text("effects")).isEqualTo("first\nsecond\nthird\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"before-intent:2", "after-intent:2", "after-exit-record:2", "after-checks:2"})
  void whatIsKnownOfTheSecondStepIsEnoughToGoOn(String point) {
    crashed(point);
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertEachOnce();
  }

  @Test
  void anEndThatOnlyTheOtherMachineKnowsIsAskedFor() {
    Aftermath aftermath = crashed("after-action:2");
    Result resumed = tester.stepgate("resume", "last");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertEachOnce();
    assertThat(aftermath.outcomes("second")).containsExactly(INTERRUPTED, PASSED);
    assertThat(aftermath.records("exit").get(1).texts("notes"))
        .containsExactly("far says that attempt 1 ended with exit code 0");
  }

  @Test
  void soItIsWhenThatKnowledgeIsLostOnTheWay() {
    crashed("after-action:2");
    Result again = tester.env("STEPGATE_CRASH_AT", "after-intent").stepgate("resume", "last");
    assertThat(again.exit()).isEqualTo(137);
    tester.without("STEPGATE_CRASH_AT");
    Result resumed = tester.stepgate("resume", "last");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertEachOnce();
  }

  @Test
  void aCommandThatHadJustBegunIsEndedThereOrKnownToHaveEnded() {
    steps(far, "sleep 600");
    crashed("after-spawn:2");
    far.awaitQuiet();
    Result resumed = tester.stepgate("resume", "last");
    assertThat(resumed.exit()).isEqualTo(5);
    assertThat(resumed.err()).contains("far says: it was ended when the connection was cut");
    assertThat(far.text("effects")).startsWith("first\n").doesNotContain("third");
  }

  @Test
  void killedAtAnyMomentNothingRunsTwice() throws Exception {
    steps(far, "sleep 0.2");
    Random random = new Random(Long.getLong("stepgate.seed", 20_261_121));
    Process first = tester.start("run", "runbook.yaml");
    Patience.until("the first record", this::hasRecord);
    end(first, random.nextInt(2_000));
    // A kill may come after the last record, before the process has ended.
    for (int i = 0; i < 8 && !hasPassed(); i++) {
      far.awaitQuiet();
      int exit =
          end(tester.start("resume", "last"), i < 5 ? 1_000 + random.nextInt(2_000) : 60_000);
      assertThat(exit).as(tester.text("err.txt")).isIn(0, 5, 137);
      if (exit == 5) {
        boolean done = far.text("effects").contains("second");
        String how = done ? "--accept" : "--redo";
        Result resumed = tester.stepgate("resume", "last", how, "second", "--reason", "x");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
      }
    }
    assertThat(hasPassed()).as(tester.text("err.txt")).isTrue();
    assertEachOnce();
  }

  private boolean hasPassed() {
    return new Aftermath(tester).history().state().equals("passed");
  }

  private boolean hasRecord() {
    return tester.runs().stream().anyMatch(run -> run.resolve("audit.jsonl").toFile().length() > 0);
  }

  private static int end(Process process, long millis) throws InterruptedException {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  @Test
  void abortOfADeadRunSaysWhatItsUserMayNotEnd() throws Exception {
    steps(far, "sudo -n bash -c 'trap : TERM; sleep 605; sleep 605' & touch begun; wait");
    Process process = tester.start("run", "runbook.yaml");
    far.await("begun");
    process.destroyForcibly().waitFor();
    Patience.until("what is left", () -> far.processes().size() <= 3);

    Result refused = alone("resume last");
    assertThat(refused.exit()).as(refused.err()).isEqualTo(4);
    assertThat(refused.err())
        .containsPattern("step second was interrupted, but its processes still run: pid .* on far")
        .contains(" (bash)", " (sleep)");
    Result aborted = alone("abort last --reason enough");
    assertThat(aborted.exit()).as(aborted.err()).isZero();
    List<Long> left = far.processes();
    assertThat(left).isNotEmpty();
    left.forEach(pid -> Outcome.of("kill", "-KILL", String.valueOf(pid)));
    assertThat(new Aftermath(tester).records("end"))
        .last()
        .extracting(end -> end.text("reason"))
        .asString()
        .contains("could not be ended on far: pid ");
  }

  @Test
  void abortOfADeadRunEndsWhatStillRunsThere() throws Exception {
    steps(far, "touch begun; trap '' TERM; sleep 606; sleep 606");
    Process process = tester.env("STEPGATE_KILL_GRACE", "60s").start("run", "runbook.yaml");
    far.await("begun");
    process.destroyForcibly().waitFor();
    assertThat(far.processes()).isNotEmpty();
    Result aborted = alone("abort last --reason enough");
    assertThat(aborted.exit()).as(aborted.err()).isZero();
    assertThat(far.processes()).isEmpty();
  }

  /** Stepgate sees no process of the other machine, which is this one. */
  private Result alone(String command) {
    return tester.shell("unshare --pid --fork --kill-child --mount-proc \"$PROGRAM\" " + command);
  }

  @Test
  void whatIsNotHeardOfAnyMoreIsEndedThere() throws Exception {
    try (FarNetwork network = FarNetwork.open()) {
      SshServer machine = network.machine("silent", FarUser.DEV);
      Path config =
          Files.writeString(
              folder.resolve("ssh_config"),
              "Include "
                  + machine.config()
                  + "\nHost *\n  ServerAliveInterval 1\n  ServerAliveCountMax 1\n"
                  + "  ConnectTimeout 1\n");
      FarFolder there = FarFolder.on(machine, config);
      steps(there, "touch begun; (setsid sleep 607 &); sleep 608");
      Process process = tester.env("STEPGATE_HOST_PATIENCE", "2s").start("run", "runbook.yaml");
      there.await("begun");
      network.drop();
      assertThat(process.waitFor()).isEqualTo(5);
      assertThat(tester.text("err.txt")).contains("the connection to far was cut while");
      there.awaitQuiet();
      network.restore();

      Result resumed = tester.stepgate("resume", "last");
      assertThat(resumed.exit()).isEqualTo(5);
      assertThat(resumed.err())
          .contains("far says: it was ended when nothing was heard of stepgate any more");
      assertThat(there.text("effects")).isEqualTo("first\nsecond\n");
    }
  }
}
