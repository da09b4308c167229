package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.SshServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of a step is the end of all its processes on the other machine. */
@Timeout(120)
class FarEndingTest {
  @TempDir Path folder;
  private FarFolder far;
  private EngineTester tester;

  @BeforeEach
  void open() {
    far = FarFolder.on(SshServer.prod());
    tester = EngineTester.in(folder);
  }

  @AfterEach
  void leavesNothing() {
    far.awaitQuiet();
    assertThat(tester.complaints()).isEmpty();
  }

  private void step(String script, String options) {
    tester.runbook(
        """
        runbook: ending-%s
        hosts:
          far: %s
        steps:
          - id: one
            on: far
            run: '%s'
            check: {run: 'true'}
        %s"""
            .formatted(far.name(), far.host(), script, options.indent(4)));
  }

  private static final String TREE = "sleep 600 & (setsid sleep 601 &); echo begun; sleep 602";
  private static final String WITH_ROOT =
      "sudo -n bash -c \"trap : TERM; sleep 603; sleep 603\" & echo begun; wait";

  @Test
  void atATimeout() {
    step(TREE, "timeout: 1s");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("the command took longer than 1s and was ended");
    assertThat(far.processes()).isEmpty();
    assertThat(tester.records("exit").get(0).text("how")).isEqualTo("timeout");
  }

  @Test
  void whenSomebodyStopsTheRun() {
    step(TREE, "");
    tester.on(RunEvent.OutputLine.class, line -> tester.stop());
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(far.processes()).isEmpty();

    assertThat(tester.on(event -> {}).resume().message())
        .startsWith("step one was interrupted in attempt 1: nobody knows whether its action took");
  }

  @Test
  void alsoOfItsCheck() {
    step("true", "");
    tester.runbook(
        tester
            .text("runbook.yaml")
            .replace(
                "check: {run: 'true'}", "check: {run: 'touch looks; sleep 604', timeout: 1s}"));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.records("check").get(0).text("actual")).isEqualTo("no answer within 1.0s");
    assertThat(far.processes()).isEmpty();
  }

  @Test
  void whenAnotherProcessAbortsTheRun() {
    step(TREE, "");
    CompletableFuture<EngineTester.Ended> aborting = new CompletableFuture<>();
    tester.on(
        RunEvent.OutputLine.class,
        line -> aborting.completeAsync(() -> EngineTester.in(folder).abort()));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(far.processes()).isEmpty();
    assertThat(aborting.join().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.show().state()).isEqualTo("aborted");
  }

  @Test
  void whatItsUserMayNotEndIsNamed() {
    step(WITH_ROOT, "timeout: 3s");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    List<Long> left = far.processes();
    assertThat(left).isNotEmpty();
    left.forEach(pid -> Outcome.of("kill", "-KILL", String.valueOf(pid)));
    assertThat(tester.records("exit").get(0).texts("notes"))
        .last()
        .asString()
        .startsWith("could not be ended on far: ")
        .contains(" sleep");
  }
}
