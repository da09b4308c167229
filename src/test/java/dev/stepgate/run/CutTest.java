package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server's processes for the connection are killed, and nothing runs twice. */
@Timeout(180)
class CutTest {
  private static SshServer server;

  @TempDir Path folder;
  private FarFolder far;
  private EngineTester tester;

  @BeforeAll
  static void begin() {
    server = SshServer.own("cut", FarUser.PROD);
  }

  @AfterAll
  static void end() {
    server.endAll();
  }

  @BeforeEach
  void open() {
    far = FarFolder.on(server);
    tester = EngineTester.in(folder);
  }

  @AfterEach
  void leavesNothing() {
    far.awaitQuiet();
    assertThat(tester.complaints()).isEmpty();
  }

  /** A step that counts its starts, and waits for ever unless there is a file {@code go}. */
  private void step(String options) {
    tester.runbook(
        """
        runbook: %s
        hosts:
          far: %s
        steps:
          - id: one
            on: far
            run: echo start >> starts; echo begun; test -e go || sleep 600; echo done > done
            check: {run: echo look >> looks; test -e done}
        %s"""
            .formatted("cut-" + far.name(), far.host(), options.indent(4)));
  }

  private void cutWhenItHasBegun() {
    tester.on(RunEvent.OutputLine.class, line -> server.killSessions());
  }

  private void goOn() {
    tester.on(event -> {});
    far.file("go", "");
  }

  private EngineTester.Ended cutInTheMiddle() {
    cutWhenItHasBegun();
    EngineTester.Ended ended = tester.run();
    assertThat(ended.exit()).isEqualTo(ExitCode.INTERRUPTED);
    tester.on(event -> {});
    return ended;
  }

  @Test
  void inMidCommandTheOutcomeIsUnknownAndTheFarSideEndsTheCommand() {
    step("");
    cutInTheMiddle();

    assertThat(tester.reason()).isEqualTo("the connection to far was cut while the command ran");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted");
    assertThat(tester.records("exit").get(0).text("how")).isEqualTo("cut");
    assertThat(tester.records("exit").get(0).texts("notes"))
        .singleElement()
        .asString()
        .contains("far (stepgate-prod@cut)");
    assertThat(far.text("looks")).isEmpty();

    goOn();
    EngineTester.Ended undecided = tester.resume();
    assertThat(undecided.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(undecided.message())
        .isEqualTo(
            "step one was interrupted in attempt 1: nobody knows whether its action took effect;"
                + " far says: it was ended when the connection was cut");
    assertThat(far.text("starts")).isEqualTo("start\n");
    far.awaitQuiet();
  }

  @Test
  void aPersonMayHaveItRunAgain() {
    step("");
    cutInTheMiddle();
    goOn();

    assertThat(tester.redo("one").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\nstart\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
  }

  @Test
  void aPersonMayDeclareItDoneAndItsCheckMustHold() {
    step("");
    cutInTheMiddle();
    goOn();

    assertThat(tester.accept("one").exit()).isEqualTo(ExitCode.FAILED);
    far.file("done", "");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 failed");
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  @Test
  void whatIsDeclaredDoneDoesNotRunBecauseItsCheckIsCut() {
    step("");
    cutInTheMiddle();
    far.file("go", "").file("done", "");
    tester.on(
        RunEvent.StepStarted.class,
        started -> {
          server.stop();
          server.killSessions();
        });
    assertThat(tester.accept("one").exit()).isEqualTo(ExitCode.INTERRUPTED);
    server.start();
    goOn();

    EngineTester.Ended resumed = tester.resume();
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(resumed.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.accept("one").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  @Test
  void whatMayBeRepeatedIsRepeatedByItself() {
    step("repeatable: true");
    cutInTheMiddle();
    goOn();

    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\nstart\n");
  }

  @Test
  void beforeTheCommandItHasNotRunAndRunsOnce() {
    step("");
    far.file("go", "");
    tester.on(
        RunEvent.StepStarted.class,
        started -> {
          server.stop();
          server.killSessions();
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.reason())
        .startsWith("the command could not be started: far (ssh cut) does not answer: ")
        .contains("Connection refused");
    assertThat(far.text("starts")).isEmpty();

    EngineTester.Ended unreachable = tester.on(event -> {}).resume();
    assertThat(unreachable.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.endReason())
        .startsWith("host far (ssh cut) does not answer: ")
        .endsWith(" cut.");

    server.start();
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
  }

  @Test
  void betweenTwoCommandsAnotherConnectionIsMade() {
    step("");
    far.file("go", "");
    tester.on(RunEvent.StepStarted.class, started -> server.killSessions());
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  @Test
  void whatStillRunsThereIsNamedAndOnlyEndedWhenAskedTo() throws Exception {
    step("");
    tester.on(
        RunEvent.OutputLine.class,
        line -> {
          leaveOnlySleepers();
          server.killSessions();
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    long alive = far.processes().get(0);
    assertThat(tester.records("exit").get(0).texts("notes"))
        .containsExactly("on far (stepgate-prod@cut) there still runs pid " + alive + " (sleep)");

    EngineTester.Ended refused = tester.on(event -> {}).resume();
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.message())
        .startsWith("step one was interrupted, but its processes still run: ")
        .contains("pid " + alive + " (sleep) on far");
    assertThat(far.processes()).containsExactly(alive);

    goOn();
    assertThat(tester.redo("one").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\nstart\n");
  }

  /** As when the machine there runs out of memory. */
  private void leaveOnlySleepers() {
    Patience.until("the command", () -> far.processes().stream().anyMatch(CutTest::isSleep));
    Patience.until(
        "the end of the shells",
        () -> {
          List<Long> others = server.processes().stream().filter(pid -> !isSleep(pid)).toList();
          signal("STOP", others);
          signal("KILL", others);
          return others.isEmpty();
        });
  }

  /** All at once: nobody there sees another end. */
  private static void powerFails() {
    signal("STOP", server.processes());
    server.endAll();
  }

  private static void signal(String name, List<Long> processes) {
    processes.forEach(pid -> Outcome.of("kill", "-" + name, String.valueOf(pid)));
  }

  private static boolean isSleep(long pid) {
    return name(pid).equals("sleep");
  }

  private static String name(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "comm")).strip();
    } catch (IOException ended) {
      return "sleep";
    }
  }

  @Test
  void aRecordThatIsLostLeavesItUndecided() throws Exception {
    step("");
    cutInTheMiddle();
    far.awaitQuiet();
    forgetRecord();
    goOn();

    assertThat(tester.resume().message()).endsWith("far says: nothing is known of it any more");
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  /** Only that of this run: other tests run beside this one, and with the same user. */
  private void forgetRecord() {
    String run = tester.history().run().text("run");
    String records = FarUser.PROD.home() + "/.local/state/stepgate";
    Outcome found = Outcome.of("grep", "-rlE", "^tag " + run + "/", records);
    Outcome.of("rm", found.worked().strip()).worked();
  }

  @Test
  void aMachineThatWasSwitchedOffLeavesItUndecided() {
    step("");
    tester.on(RunEvent.OutputLine.class, line -> powerFails());
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.records("exit").get(0).texts("notes").get(0))
        .startsWith(
            "it may still be running on far (stepgate-prod@cut): far (ssh cut) does not answer: ");

    EngineTester.Ended unreachable = tester.on(event -> {}).resume();
    assertThat(unreachable.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(unreachable.message())
        .startsWith(
            "step one was interrupted, and only its host can say how it ended: far (ssh cut) does"
                + " not answer: ");

    server.start();
    goOn();
    assertThat(tester.resume().message()).endsWith("far says: it was begun, and is gone");
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  @Test
  void afterTheCommandOnlyTheCheckIsMissing() {
    step("");
    far.file("go", "");
    tester.runbook(
        tester
            .text("runbook.yaml")
            .replace("echo look >> looks;", "echo look >> looks; test -e on || sleep 600;"));
    Thread cut =
        new Thread(
            () -> {
              far.await("looks");
              server.killSessions();
            });
    cut.start();
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.reason())
        .startsWith("the connection to far was cut; nobody could say whether run echo look")
        .endsWith(" holds");
    far.file("on", "").awaitQuiet();

    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(far.text("looks")).isEqualTo("look\nlook\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
  }
}
