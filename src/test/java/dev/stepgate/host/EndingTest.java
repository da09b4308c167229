package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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
  void letsACommandCleanUpAfterTerm() throws Exception {
    LocalHost patient = new LocalHost(Duration.ofSeconds(20));
    Running running =
        patient.start(
            command(
                "trap 'echo cleaned; exit 0' TERM; echo begun; while :; do sleep 0.05 || :; done"),
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
