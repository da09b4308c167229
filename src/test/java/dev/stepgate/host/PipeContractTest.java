package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.testkit.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipeContractTest extends HostContract {

  @Test
  void isFedAndRead() throws Exception {
    try (Pipe pipe = host.pipe(command("tr a-z A-Z; pwd; id -un"))) {
      feed(pipe, "hello\n".getBytes());
      assertThat(text(pipe)).isEqualTo("HELLO\n" + there + "\n" + place.user() + "\n");
      assertThat(pipe.await()).isZero();
      assertThat(pipe.errors()).isEmpty();
    }
  }

  @Test
  void carriesEveryByteBothWays() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(3).nextBytes(bytes);
    try (Pipe pipe = host.pipe(command("cat"))) {
      CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(pipe, bytes));
      assertThat(pipe.out().readAllBytes()).isEqualTo(bytes);
      feeding.join();
      assertThat(pipe.await()).isZero();
    }
  }

  @Test
  void tellsTheExitCodeAndTheErrors() throws Exception {
    try (Pipe pipe =
        host.pipe(
            command("echo \"not $A\" >&2; false | cat; echo no", Map.of("A", "good"), null))) {
      assertThat(text(pipe)).isEmpty();
      assertThat(pipe.await()).isEqualTo(1);
      assertThat(pipe.errors()).isEqualTo("not good");
    }
  }

  @Test
  void runsAsAnother() throws Exception {
    try (Pipe pipe = host.pipe(command("id -un; cat", Map.of(), place.other()))) {
      feed(pipe, "fed".getBytes());
      assertThat(text(pipe)).isEqualTo(place.other() + "\nfed");
      assertThat(pipe.await()).isZero();
    }
  }

  @Test
  void mayBeLeftBeforeAllIsRead() throws Exception {
    try (Pipe pipe = host.pipe(command("yes | head -c 100M"))) {
      assertThat(pipe.out().readNBytes(4)).isEqualTo("y\ny\n".getBytes());
    }
    Patience.until("the end of it", () -> Leftovers.find(tag).isEmpty());
  }

  @Test
  void endsItsCommandWhenItIsClosed() throws Exception {
    Pipe pipe = host.pipe(command("trap '' TERM; echo begun; sleep 63 & sleep 63"));
    try (pipe) {
      assertThat(pipe.out().readNBytes(6)).isEqualTo("begun\n".getBytes());
      assertThat(Leftovers.findAll(tag)).isNotEmpty();
    }
    assertThat(Leftovers.findAll(tag)).isEmpty();
  }

  /** Another command of the same step goes on. */
  @Test
  void endsNothingElse() throws Exception {
    Running other = start("echo begun; sleep 62");
    waitFor("begun");
    host.pipe(command("sleep 62")).close();
    assertThat(other.isAlive()).isTrue();
    assertThat(other.stop().describe()).isEqualTo("stopped");
  }

  @Test
  void startsNothingWithoutTheFolder() {
    Path none = there.resolve("none");
    Command command = new Command("true", none, Map.of(), null, tag);
    assertThat(catchThrowableOfType(CommandNotStarted.class, () -> host.pipe(command)))
        .hasMessageEndingWith("there is no folder " + none + " to run in");
  }

  private static void feed(Pipe pipe, byte @Nullable [] bytes) {
    try (OutputStream in = pipe.in()) {
      in.write(bytes);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static String text(Pipe pipe) throws IOException {
    InputStream out = pipe.out();
    return new String(out.readAllBytes(), StandardCharsets.UTF_8);
  }
}
