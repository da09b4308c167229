package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FloodContractTest extends HostContract {
  private static final int SIZE = 50_000_000;

  /** The starter's heap is a third of it. */
  @Test
  void takesAHundredMegabytesInASmallHeap() throws Exception {
    String script =
        "head -c " + SIZE + " /dev/zero & head -c " + SIZE + " /dev/zero >&2; wait; exit 9";
    Process starter = FarStarter.builder(place, "flood", there.toString(), tag, script, "").start();
    String said = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String all = SIZE + " " + Digests.sha256(new byte[SIZE]) + "\n";
    assertThat(said).isEqualTo("exit code 9[]\n" + all + all);
  }

  @Test
  void runsManyOneAfterTheOther() throws Exception {
    for (int i = 0; i < 15; i++) {
      assertThat(run("echo " + i + "; echo >&2").describe()).isEqualTo("exit code 0");
    }
    assertThat(output.out().lines().toList()).hasSize(15).endsWith("13", "14");
    assertThat(output.err()).isEqualTo("\n".repeat(15));
  }

  @Test
  void runsManyAtTheSameTime() {
    List<CompletableFuture<String>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String number = String.valueOf(i);
      running.add(CompletableFuture.supplyAsync(() -> echo(number)));
    }
    assertThat(running.stream().map(CompletableFuture::join))
        .containsExactly("0\n", "1\n", "2\n", "3\n", "4\n", "5\n", "6\n", "7\n");
  }

  private String echo(String text) {
    CollectedOutput own = new CollectedOutput();
    try {
      host.start(command("sleep 0.2; echo " + text), own).await(null, () -> false);
      return own.out() + own.err();
    } catch (CommandNotStarted impossible) {
      throw new AssertionError(impossible);
    }
  }
}
