package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingTest {
  @TempDir Path folder;
  private final String tag = "ending-test/a/1/" + UUID.randomUUID();
  private final LocalHost host = new LocalHost(Duration.ofMillis(300));
  private final CollectedOutput output = new CollectedOutput();

  @AfterEach
  void nothingIsLeft() {
    Leftovers.end(tag, Duration.ZERO);
  }

  @Test
  void endsACommandAtItsTimeout() throws Exception {
    Ended ended = start("echo begun; sleep 60").await(Duration.ofMillis(300), () -> false);
    assertThat(ended.describe()).isEqualTo("timed out");
    assertThat(ended.worked()).isFalse();
    assertThat(ended.notes()).isEmpty();
    assertThat(output.out()).isEqualTo("begun\n");
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void acceptsATimeoutOfCenturies() throws Exception {
    assertThat(start("true").await(Duration.ofDays(999_999_999), () -> false).worked()).isTrue();
  }

  @Test
  void stopsAsSoonAsItIsTold() throws Exception {
    Running running = start("echo begun; sleep 60");
    waitFor("begun");
    assertThat(running.isAlive()).isTrue();
    assertThat(running.await(null, () -> true).describe()).isEqualTo("stopped");
    assertThat(running.isAlive()).isFalse();
  }

  @Test
  void stopsFromAnotherThreadWhileOneWaits() throws Exception {
    Running running = start("echo begun; sleep 60");
    CompletableFuture<Ended> waiting =
        CompletableFuture.supplyAsync(() -> running.await(null, () -> false));
    waitFor("begun");
    assertThat(running.stop().describe()).isEqualTo("stopped");
    assertThat(waiting.join()).isSameAs(running.stop());
  }

  @Test
  void stopsWhenTheWaitingThreadIsInterrupted() throws Exception {
    Running running = start("echo begun; sleep 60");
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
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void letsACommandCleanUpAfterTerm() throws Exception {
    LocalHost patient = new LocalHost(Duration.ofSeconds(20));
    Running running =
        patient.start(
            command("trap 'echo cleaned; exit 0' TERM; echo begun; while :; do sleep 0.05; done"),
            output);
    waitFor("begun");
    running.stop();
    assertThat(output.out()).isEqualTo("begun\ncleaned\n");
  }

  @Test
  void killsWhatIgnoresTerm() throws Exception {
    Running running = start("trap '' TERM; echo begun; while :; do sleep 0.1; done");
    waitFor("begun");
    assertThat(running.stop().notes()).isEmpty();
    assertThat(Leftovers.find(tag)).isEmpty();
    assertThat(running.mark().isAlive()).isFalse();
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
    assertThat(Leftovers.find(tag)).hasSizeGreaterThanOrEqualTo(5);
    running.stop();
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void killsWhatHasShedTheTagInsideTheSession() throws Exception {
    Running running = start("env -i sleep 65 & echo $! > pid; echo begun; wait");
    waitFor("begun");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(Boot.started(pid)).isPositive();
    running.stop();
    assertThat(Boot.started(pid)).isEqualTo(-1);
  }

  @Test
  void killsABoundedForkBomb() throws Exception {
    Running running =
        start(
            """
            trap '' TERM
            bomb() { for i in 1 2 3; do if [ "$1" -gt 0 ]; then (bomb $(($1 - 1))) & fi; done; wait; sleep 66; }
            echo begun
            bomb 4
            """);
    waitFor("begun");
    assertThat(running.stop().notes()).isEmpty();
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void endsTheRestWhenTheMainShellIsKilled() throws Exception {
    Running running = start("sleep 67 & echo begun; kill -9 $$");
    assertThat(running.await(null, () -> false).describe()).isEqualTo("ended by signal SIGKILL");
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void endsATreeThatAnEarlierProcessStarted() throws Exception {
    Running running = start("trap '' TERM; setsid sleep 68 & echo begun; sleep 69");
    waitFor("begun");
    ProcessMark mark = running.mark();
    assertThat(mark.isAlive()).isTrue();
    assertThat(Leftovers.findAll("ending-test/a/")).isNotEmpty();
    assertThat(Leftovers.findAll("ending-test/b/")).isEmpty();
    assertThat(Leftovers.end(mark, Duration.ofMillis(200))).isEmpty();
    assertThat(mark.isAlive()).isFalse();
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @Test
  void neverTakesALaterProcessForTheMarkedOne() throws Exception {
    Running running = start("echo begun; sleep 70");
    waitFor("begun");
    ProcessMark earlier =
        new ProcessMark(running.mark().pid(), running.mark().started() - 1, "x/y");
    assertThat(earlier.isAlive()).isFalse();
    assertThat(Leftovers.end(earlier, Duration.ZERO)).isEmpty();
    assertThat(running.isAlive()).isTrue();
    running.stop();
  }

  @Test
  void knowsThisBootAndThisProcess() {
    assertThat(Boot.id()).matches("[0-9a-f-]{36}");
    assertThat(Boot.self("me").isAlive()).isTrue();
    assertThat(new ProcessMark(1 << 30, 5, "none").isAlive()).isFalse();
  }

  private Running start(String script) throws Exception {
    return host.start(command(script), output);
  }

  private Command command(String script) {
    return new Command(script, folder, Map.of(), null, tag);
  }

  private void waitFor(String text) throws Exception {
    for (int i = 0; i < 1_000 && !output.out().contains(text); i++) {
      Thread.sleep(10);
    }
    assertThat(output.out()).contains(text);
  }
}
