package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceContractTest extends HostContract {
  private static final String SECRET = "s3cr3t 'value'\nof two lines";
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("out.txt");
  }

  @Test
  void keepsItsRedactedOutputUntilItIsEnded() throws Exception {
    RunningService service =
        serve(
            "trap 'echo last; exit' TERM; echo begun; echo \"$SECRET\" >&2; while :; do sleep 0.05 || :; done",
            null);
    waitForLines("begun", "***");
    assertThat(service.mark().tag()).isEqualTo(tag);
    assertThat(host.end(tag, null, Duration.ofSeconds(10))).isEmpty();
    assertThat(host.recall(tag, null).alive()).isEmpty();
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
    // Root of a machine that is played by this one ends what carries the output as well.
    String last = place == Place.ROOT ? "" : "last\n";
    assertThat(file).content().contains("begun\n", "***\n", last);
    Patience.until("the end of what carried it", () -> !service.isAlive());
  }

  /** The host of its starter is closed in good order, and so is the connection for its commands. */
  @Test
  void outlivesTheHostThatItWasStartedWith() throws Exception {
    try (Host starter = place.open()) {
      starter.serve(
          service(
              "echo begun; until [ -e go ]; do sleep 0.05 || :; done; echo gone; sleep 64", null),
          file,
          Map.of(),
          1_000);
      waitForContent("begun\n");
    }
    Thread.sleep(2_500);
    Files.createFile(here.resolve("go"));
    waitForContent("begun\ngone\n");
    assertThat(host.recall(tag, null).alive()).isNotEmpty();
    assertThat(host.end(tag, null, Duration.ofSeconds(1))).isEmpty();
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void outlivesTheProcessThatStartedIt() throws Exception {
    ProcessBuilder builder =
        FarStarter.builder(
            place,
            "service",
            there.toString(),
            tag,
            "echo begun; until [ -e go ]; do sleep 0.05 || :; done; echo \"$SECRET\"; sleep 65",
            file.toString());
    builder.environment().put("SECRET", SECRET);
    Process starter = builder.start();
    BufferedReader said = starter.inputReader();
    assertThat(said.readLine()).isEqualTo("serving");
    starter.destroyForcibly().waitFor();
    Files.createFile(here.resolve("go"));
    waitForContent("begun\n***\n");
    assertThat(host.end(tag, null, Duration.ofSeconds(1))).isEmpty();
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void runsAsAnother() throws Exception {
    serve("id -un; echo; echo; sleep 66", place.other());
    waitForContent(place.other() + "\n\n\n");
    assertThat(host.end(tag, place.other(), Duration.ofSeconds(1))).isEmpty();
    assertThat(Leftovers.find(tag)).isEmpty();
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void failsThatHasNoFolder() throws Exception {
    Path none = there.resolve("none");
    Command command = new Command("echo no", none, Map.of(), null, tag);
    try {
      RunningService service = host.serve(command, file, Map.of(), 1_000);
      Patience.until("its end", () -> service.exitCode().isPresent());
      assertThat(service.exitCode()).hasValue(126);
      assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
      assertThat(file).content().startsWith("there is no folder " + none + " to run in\n");
    } catch (CommandNotStarted here) {
      assertThat(place).isEqualTo(Place.LOCAL);
    }
  }

  private RunningService serve(String script, @Nullable String as) throws Exception {
    return host.serve(service(script, as), file, Map.of("SECRET", SECRET), 1_000);
  }

  private Command service(String script, @Nullable String as) {
    return command(script, Map.of("SECRET", SECRET), as);
  }

  /** Two streams keep no order between them. */
  private void waitForLines(String... lines) {
    Patience.until(
        "the output " + List.of(lines),
        () -> content().endsWith("\n") && Set.of(lines).equals(Set.of(content().split("\n"))));
  }

  private void waitForContent(String content) {
    Patience.until("the output " + content, () -> content().equals(content));
  }

  private String content() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
