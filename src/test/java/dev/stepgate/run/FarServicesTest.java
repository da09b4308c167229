package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.FarUser;
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

/** Services on another machine end there too, and nowhere too early. */
@Timeout(180)
class FarServicesTest {
  private static SshServer server;

  @TempDir Path folder;
  private FarFolder far;
  private EngineTester tester;

  @BeforeAll
  static void begin() {
    server = SshServer.own("serving", FarUser.PROD);
  }

  @AfterAll
  static void end() {
    server.endAll();
  }

  @BeforeEach
  void open() {
    far = FarFolder.on(server);
    tester = EngineTester.in(folder);
    runbook("manual: Look at it.", "");
  }

  @AfterEach
  void theLogIsIntact() {
    tester.on(event -> {});
    tester.abort();
    far.awaitQuiet();
    assertThat(tester.complaints()).isEmpty();
  }

  private void runbook(String second, String options) {
    tester.runbook(
        """
        runbook: services-%s
        hosts:
          far: %s
        steps:
          - id: server
            on: far
            service: |
              echo start >> starts
              echo listening
              echo $$ > pid
              exec sleep 600
        %s    check: {run: 'kill -0 "$(cat pid)"', within: 60s, every: 50ms}
          - {id: look, on: far, %s, check: {run: 'kill -0 "$(cat pid)"'}}
        """
            .formatted(far.name(), far.host(), options, second));
  }

  private List<String> states() {
    return tester.records("service").stream().map(record -> record.text("state")).toList();
  }

  @Test
  void areStoppedWhenTheRunEndsAndTheirOutputIsKept() throws IOException {
    tester.operator.confirms("ann");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "stopped");
    assertThat(tester.records("service").get(0).text("on")).isEqualTo("far");
    assertThat(far.processes()).isEmpty();
    Path output = tester.folder().outputs().resolve("01-server.1.txt");
    assertThat(Files.readString(output)).isEqualTo("listening\n");
  }

  @Test
  void areStoppedWhenALaterStepFails() {
    runbook("run: exit 1", "");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(states()).containsExactly("started", "stopped");
    assertThat(far.processes()).isEmpty();
  }

  @Test
  void stayWhenTheyAreToBeKept() throws InterruptedException {
    runbook("manual: Look at it.", "    keep: true\n");
    tester.operator.confirms("ann");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "left-running");
    assertThat(far.processes()).isNotEmpty();
    assertStays();
    far.processes().stream()
        .flatMap(process -> ProcessHandle.of(process).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** Whoever watches over it there looks every two seconds whether its connection lives. */
  private void assertStays() throws InterruptedException {
    Thread.sleep(2_500);
    assertThat(far.processes()).contains(pid());
  }

  private long pid() {
    return Long.parseLong(far.text("pid").strip());
  }

  @Test
  void areLeftToThePersonWhoIsWaitedForAndFoundAgain() throws InterruptedException {
    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.notices()).contains("the service is left running: on far");
    assertStays();
    tester.operator.confirms("ann");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "left-running", "stopped");
    assertThat(far.text("starts")).isEqualTo("start\n");
    assertThat(far.processes()).isEmpty();
  }

  @Test
  void areStartedAgainWhenTheConnectionWasCutMeanwhile() {
    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    server.killSessions();
    far.awaitQuiet();
    tester.operator.confirms("ann");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "left-running", "restarted", "stopped");
    assertThat(far.text("starts")).isEqualTo("start\nstart\n");
    assertThat(far.processes()).isEmpty();
  }

  @Test
  void areEndedWhenTheWaitingRunIsAborted() {
    tester.run();
    assertThat(far.processes()).isNotEmpty();
    assertThat(tester.abort().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.processes()).isEmpty();
  }

  @Test
  void areLostWithTheirConnectionAndTheStepThatNeedsThemFails() {
    runbook("run: 'sleep 0.1'", "");
    tester.on(
        RunEvent.StepFinished.class,
        finished -> {
          server.killSessions();
          far.awaitQuiet();
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(states()).containsExactly("started", "lost");
    assertThat(tester.reason()).startsWith("the check does not hold");
    assertThat(tester.notices()).contains("the service had ended before the run did");
  }

  @Test
  void thatEndAtOnceFailTheirStepWithTheirLastWords() {
    tester.runbook(
        tester.text("runbook.yaml").replace("exec sleep 600", "echo the port is taken; exit 1"));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason())
        .isEqualTo(
            "the service has ended by itself; its last words: listening / the port is taken");
  }

  @Test
  void areNotBegunWhereNobodyAnswers() {
    tester.on(
        RunEvent.StepStarted.class,
        started -> {
          server.stop();
          server.killSessions();
        });
    ExitCode exit = tester.run().exit();
    server.start();
    assertThat(tester.reason()).contains("Connection refused");
    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(far.text("starts")).isEmpty();
    tester.on(event -> {}).operator.confirms("ann");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(far.text("starts")).isEqualTo("start\n");
  }

  @Test
  void whatIsCutWhileItsCheckWaitsIsNotPassed() {
    tester.runbook(
        tester
            .text("runbook.yaml")
            .replace("within: 60s", "within: 20s")
            .replace("$(cat pid)", "$(cat no)"));
    tester.on(
        RunEvent.CheckTried.class,
        tried -> {
          Patience.until("the service", () -> !far.text("pid").isEmpty());
          server.killSessions();
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).startsWith("the service has ended by itself");
    assertThat(states()).containsExactly("started", "lost");
  }
}
