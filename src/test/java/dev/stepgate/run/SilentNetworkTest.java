package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.FarNetwork;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packets are lost without a word, and the command goes on; later the far side is asked. */
@Timeout(180)
class SilentNetworkTest {
  private static FarNetwork network;
  private static SshServer server;

  @TempDir static Path configs;
  private static Path config;

  @TempDir Path folder;
  private FarFolder far;
  private EngineTester tester;

  @BeforeAll
  static void begin() throws IOException {
    network = FarNetwork.open();
    server = network.machine("silent", FarUser.PROD);
    config =
        Files.writeString(
            configs.resolve("ssh_config"),
            """
            Include %s
            Host *
              ServerAliveInterval 1
              ServerAliveCountMax 1
              ConnectTimeout 1
            """
                .formatted(server.config()));
  }

  @AfterAll
  static void end() {
    if (network != null) {
      network.close();
    }
  }

  @BeforeEach
  void open() {
    far = FarFolder.on(server, config);
    tester = EngineTester.in(folder);
  }

  @AfterEach
  void leavesNothing() {
    tester.on(event -> {});
    far.awaitQuiet();
    assertThat(tester.complaints()).isEmpty();
  }

  /** A step that counts its starts, and goes on when there is a file {@code go}. */
  private void step(String after, String options) {
    tester.runbook(
        """
        runbook: silent-%s
        hosts:
          far: %s
        steps:
          - id: one
            on: far
            run: |
              echo start >> starts
              echo begun
              until test -e go; do sleep 0.05; done
              %s
            check: {run: echo look >> looks; test -e done}
        %s"""
            .formatted(far.name(), far.host(), after, options.indent(4)));
  }

  /** The command comes to its end while nobody can see it. */
  private void endUnseen() {
    tester.on(RunEvent.OutputLine.class, line -> network.drop());
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.reason()).isEqualTo("the connection to far was cut while the command ran");
    assertThat(tester.records("exit").get(0).texts("notes").get(0))
        .startsWith(
            "it may still be running on far (stepgate-prod@silent): far (ssh silent) does not"
                + " answer: ");
    far.file("go", "").awaitQuiet();
    tester.on(event -> {});
  }

  @Test
  void aCommandThatEndedWellMeanwhileDoesNotRunAgain() {
    step("echo done > done", "");
    endUnseen();
    EngineTester.Ended unreachable = tester.resume();
    assertThat(unreachable.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(unreachable.message())
        .startsWith("step one was interrupted, and only its host can say how it ended: far ")
        .contains("onnection timed out");
    network.restore();

    EngineTester.Ended resumed = tester.resume();
    assertThat(resumed.exit()).as(resumed.message()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(far.text("looks")).isEqualTo("look\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
    LogRecord exit = tester.records("exit").get(1);
    assertThat(exit.text("how") + " " + exit.text("value")).isEqualTo("code 0");
    assertThat(exit.texts("notes"))
        .containsExactly("far says that attempt 1 ended with exit code 0");
    assertThat(tester.notices()).contains("far says that attempt 1 ended with exit code 0");
    assertThat(tester.records("intent").get(1).text("action")).isEqualTo("check-only");
  }

  @Test
  void aCommandThatFailedMeanwhileRunsAgain() {
    step("test -e mended || exit 3; echo done > done", "");
    endUnseen();
    far.file("mended", "");
    network.restore();

    EngineTester.Ended resumed = tester.resume();
    assertThat(resumed.exit()).as(resumed.message()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\nstart\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
    assertThat(tester.records("intent").get(1).text("action")).isEqualTo("run");
  }

  @Test
  void whatWasToBeCapturedIsLostSoThatAPersonDecides() {
    step("echo done > done; echo number 7", "capture: {NUMBER: 'number (.*)'}");
    endUnseen();
    network.restore();

    EngineTester.Ended undecided = tester.resume();
    assertThat(undecided.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(undecided.message()).endsWith("far says: it ended with code 0");
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(tester.redo("one").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\nstart\n");
  }

  @Test
  void whatAMachineRemembersIsKeptAsLongAsItIsNotWrittenDown() throws IOException {
    Path other = Files.writeString(configs.resolve("other"), "Include " + config + "\n");
    step("echo done > done", "");
    tester.runbook(
        tester
                .text("runbook.yaml")
                .replace("steps:", "  other: {ssh: silent, config: " + other + "}\nsteps:")
            + "  - {id: two, on: other, run: 'true', unchecked: another host}\n");
    endUnseen();
    network.restore();
    Files.writeString(other, "Host *\n  HostName 127.0.0.1\n  Port 1\n");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.endReason()).startsWith("host other (ssh silent) does not answer: ");

    Files.writeString(other, "Include " + config + "\n");
    EngineTester.Ended resumed = tester.resume();
    assertThat(resumed.exit()).as(resumed.message()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  @Test
  void aCheckThatCannotLookUntilTheEndOfItsTimeIsAllThatIsMissing() {
    step("echo done > done", "");
    far.file("go", "");
    String runbook = tester.text("runbook.yaml");
    tester.runbook(runbook.replace("test -e done}", "test -e on, within: 1s, every: 100ms}"));
    tester.on(RunEvent.CheckTried.class, tried -> network.drop());
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(tester.reason())
        .matches(
            "(?s)(far .* does not answer: .*|the connection to far was cut); nobody could say whether run echo look .* holds");
    network.restore();
    far.file("on", "");

    assertThat(tester.on(event -> {}).resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(tester.outcomes()).containsExactly("one#1 interrupted", "one#2 passed");
  }

  @Test
  void aCheckThatMayTakeAWhileWaitsForTheMachineToComeBack() {
    step("echo done > done", "");
    far.file("go", "");
    tester.runbook(
        tester
            .text("runbook.yaml")
            .replace("test -e done}", "test -e done, within: 60s, every: 100ms}"));
    tester.on(
        RunEvent.OutputLine.class,
        line -> {
          far.await("done");
          network.drop();
        });
    Thread back =
        new Thread(
            () -> {
              Patience.until("a try", () -> !tester.events(RunEvent.CheckTried.class).isEmpty());
              network.restore();
            });
    back.start();

    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
  }
}
