package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.host.Leftovers;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that outlive their step, and sometimes their run. */
@Timeout(180)
class ServicesTest {
  private static final String SERVICE_AND_QUESTION =
      """
      runbook: services
      steps:
        - id: server
          service: echo $$ > pid; exec sleep 300
          check: {run: 'kill -0 "$(cat pid)"', within: 60s, every: 50ms}
        - {id: look, manual: Look at it., check: {run: 'kill -0 "$(cat pid)"'}}
      """;

  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder).runbook(SERVICE_AND_QUESTION);
  }

  @AfterEach
  void endWhatIsLeft() {
    Remains.end(left());
  }

  private List<Leftovers.Leftover> left() {
    return Files.exists(folder.resolve("logs")) ? Remains.ofRun(tester.show().runId()) : List.of();
  }

  private List<String> states() {
    return tester.records("service").stream().map(record -> record.text("state")).toList();
  }

  @Test
  void areStoppedWhenTheRunEnds() {
    tester.operator.confirms("ann");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "stopped");
    assertThat(left()).isEmpty();
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void areStoppedWhenALaterStepFails() {
    tester.runbook(SERVICE_AND_QUESTION.replace("manual: Look at it.", "run: exit 1"));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(states()).containsExactly("started", "stopped");
    assertThat(left()).isEmpty();
  }

  @Test
  void areStoppedAfterABug() {
    tester.operator.does(
        prompt -> {
          throw new IllegalStateException("a bug");
        });
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> tester.run()).hasMessage("a bug");
    assertThat(left()).isEmpty();
  }

  @Test
  void stayWhenTheyAreToBeKept() {
    tester.runbook(SERVICE_AND_QUESTION.replace("sleep 300\n", "sleep 300\n    keep: true\n"));
    tester.operator.confirms("ann");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "left-running");
    assertThat(left()).isNotEmpty();
  }

  @Test
  void areLeftToThePersonWhoIsWaitedForAndFoundAgain() throws IOException {
    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    String pid = Files.readString(folder.resolve("pid"));
    tester.operator.confirms("ann");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(folder.resolve("pid")).hasContent(pid);
    assertThat(states()).containsExactly("started", "left-running", "stopped");
    assertThat(left()).isEmpty();
  }

  @Test
  void areStartedAgainWhenTheyAreGone() {
    tester.run();
    Remains.end(left());
    tester.operator.confirms("ann");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(states()).containsExactly("started", "left-running", "restarted", "stopped");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void thatEndAtOnceFailTheirStepWithTheirLastWords() {
    tester.runbook(
        SERVICE_AND_QUESTION.replace("exec sleep 300", "echo the port is taken; exit 1"));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason())
        .isEqualTo("the service has ended by itself; its last words: the port is taken");
  }

  @Test
  void failTheirStepAlsoWhenSomethingElseLetsTheCheckPass() {
    tester.runbook(
        """
        runbook: services
        steps:
          - id: server
            service: echo the port is taken; exit 1
            check: {run: 'sleep 1; true', within: 60s}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).startsWith("the service has ended by itself");
  }

  @Test
  void thatDoNotComeBackAreADriftEvenIfTheCheckPasses() {
    tester.runbook(
        """
        runbook: services
        steps:
          - id: server
            service: test ! -e gone && exec sleep 300
            check: {run: 'sleep 1; true'}
          - {id: look, manual: Look at it., check: {run: 'true'}}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    Remains.end(left());
    tester.file("gone", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(tester.endReason())
        .startsWith(
            "the world has changed since step server passed: the service has ended by itself");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void areEndedWhenTheRunIsAborted() {
    tester.run();
    assertThat(left()).isNotEmpty();
    assertThat(tester.abort().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(left()).isEmpty();
  }
}
