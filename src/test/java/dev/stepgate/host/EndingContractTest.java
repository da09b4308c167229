package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EndingContractTest extends HostContract {

  @Test
  void endsACommandAtItsTimeout() throws Exception {
    Ended ended =
        start("echo begun; sleep 61 & sleep 61").await(Duration.ofMillis(500), () -> false);
    assertThat(ended.describe()).isEqualTo("timed out");
    assertThat(ended.worked()).isFalse();
    assertThat(ended.notes()).isEmpty();
    assertThat(output.out()).isEqualTo("begun\n");
    assertThat(host.recall(tag, null).alive()).isEmpty();
  }

  @Test
  void acceptsATimeoutOfCenturies() throws Exception {
    assertThat(start("true").await(Duration.ofDays(999_999_999), () -> false).worked()).isTrue();
  }

  @Test
  void stopsAsSoonAsItIsTold() throws Exception {
    Running running = start("echo begun; sleep 61");
    waitFor("begun");
    assertThat(running.isAlive()).isTrue();
    assertThat(running.await(null, () -> true).describe()).isEqualTo("stopped");
    assertThat(running.isAlive()).isFalse();
    assertThat(running.await(null, () -> false)).isSameAs(running.stop());
  }

  @Test
  void stopsFromAnotherThreadWhileOneWaits() throws Exception {
    Running running = start("echo begun; sleep 61");
    CompletableFuture<Ended> waiting =
        CompletableFuture.supplyAsync(() -> running.await(null, () -> false));
    waitFor("begun");
    assertThat(running.stop().describe()).isEqualTo("stopped");
    assertThat(waiting.join()).isSameAs(running.stop());
  }

  @Test
  void stopsWhenTheWaitingThreadIsInterrupted() throws Exception {
    Running running = start("echo begun; sleep 61");
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    CompletableFuture<Ended> result = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              result.complete(running.await(null, () -> false));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    waiting.start();
    waitFor("begun");
    waiting.interrupt();
    assertThat(result.join().describe()).isEqualTo("stopped");
    waiting.join();
    assertThat(stillInterrupted).isTrue();
  }

  @Test
  void letsACommandCleanUpAfterTerm() throws Exception {
    try (Host patient = place.open(PATIENT)) {
      Running running =
          patient.start(
              command(
                  "trap 'echo cleaned; exit 0' TERM; echo begun; while :; do sleep 0.05 || :; done"),
              output);
      waitFor("begun");
      assertThat(running.stop().notes()).isEmpty();
    }
    assertThat(output.out()).startsWith("begun\n").endsWith("cleaned\n");
  }

  @Test
  void killsWhatIgnoresTerm() throws Exception {
    Running running = start("trap '' TERM; echo begun; while :; do sleep 0.1; done");
    waitFor("begun");
    Ended ended = running.stop();
    assertThat(ended.describe()).isEqualTo("stopped");
    assertThat(ended.notes()).isEmpty();
    assertThat(host.recall(tag, null).alive()).isEmpty();
  }

  @Test
  void killsWhatHasMovedToAnotherSession() throws Exception {
    Running running =
        start(
            """
            setsid sleep 61 &
            (setsid bash -c 'trap "" TERM; (sleep 62; echo) & echo begun; wait; sleep 63' &)
            sleep 64
            """);
    waitFor("begun");
    assertThat(host.recall(tag, null).alive()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(running.stop().notes()).isEmpty();
    assertThat(host.recall(tag, null).alive()).isEmpty();
  }

  @Test
  void killsWhatHasShedTheTagInsideTheSession() throws Exception {
    Running running = start("env -i sleep 65.25 & echo begun; wait");
    waitFor("begun");
    Patience.until("the program", () -> sleeps("65.25"));
    running.stop();
    assertThat(sleeps("65.25")).isFalse();
  }

  @Test
  void killsABoundedForkBomb() throws Exception {
    Running running =
        start(
            """
            trap '' TERM
            bomb() { for i in 1 2 3; do if [ "$1" -gt 0 ]; then (bomb $(($1 - 1))) & fi; done; wait; sleep 66; }
            echo begun
            bomb 3
            """);
    waitFor("begun");
    assertThat(running.stop().notes()).isEmpty();
    assertThat(host.recall(tag, null).alive()).isEmpty();
  }

  @Test
  void stopsWhatAnotherUserRuns() throws Exception {
    Running running =
        start(
            command(
                "trap '' TERM; setsid sleep 71 & echo begun; sleep 72",
                java.util.Map.of(),
                place.other()));
    waitFor("begun");
    assertThat(running.stop().notes()).isEmpty();
    assertThat(host.recall(tag, place.other()).alive()).isEmpty();
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void doesNotHangOnABackgroundProcessThatHoldsTheOutput() throws Exception {
    Ended ended = run("(sleep 6; echo late; echo alive > done) & echo early");
    assertThat(ended.describe()).isEqualTo("exit code 0");
    assertThat(ended.notes()).hasSize(1);
    assertThat(ended.notes().get(0))
        .matches(
            "a background process still holds the output; pid \\d+ \\(\\w+\\), pid \\d+ \\(\\w+\\)")
        .contains("(bash)", "(sleep)");
    assertThat(output.ends()).isEqualTo(2);
    Patience.until("no SIGPIPE", () -> Files.exists(here.resolve("done")));
    assertThat(output.out()).isEqualTo("early\n");
    Patience.until("the end of it", () -> Leftovers.find(tag).isEmpty());
  }

  @Test
  void endsTheRestWhenTheMainShellIsKilled() throws Exception {
    Ended ended = run("sleep 67 & echo begun; kill -9 $$");
    assertThat(ended.describe()).isEqualTo("ended by signal SIGKILL");
    assertThat(ended.notes()).isEmpty();
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  private static final FarSettings PATIENT =
      new FarSettings(Duration.ofSeconds(20), Duration.ofSeconds(3));

  private static boolean sleeps(String seconds) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds));
  }
}
