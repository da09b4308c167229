package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.store.Holder.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file and several real processes. */
class TwoProcessesTest {
  @TempDir Path home;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endThem() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void createTheStoreAtOnceAndOneGetsEachTarget() throws Exception {
    List<Process> processes = List.of(contender("one"), contender("two"));
    for (Process process : processes) {
      assertThat(process.inputReader().readLine()).isEqualTo("ready");
    }
    for (Process process : processes) {
      tell(process, "go");
    }
    List<String> one = results(processes.get(0));
    List<String> two = results(processes.get(1));
    for (int target = 0; target < Contender.TARGETS; target++) {
      assertThat(List.of(one.get(target), two.get(target)))
          .containsExactlyInAnyOrder("target-" + target + " won", "target-" + target + " lost");
    }
  }

  @Test
  void noticeAProcessThatWasKilled() throws Exception {
    Process process = contender("one");
    process.inputReader().readLine();
    tell(process, "go");
    results(process);
    try (Store store = Store.open(StoreSettings.from(home, Map.of()))) {
      assertThat(store.leases().holder("target-0")).map(Holder::state).contains(State.ALIVE);
      new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
      assertThat(store.leases().holder("target-0")).map(Holder::state).contains(State.ALIVE);
      process.destroyForcibly().waitFor();
      assertThat(store.leases().holder("target-0")).map(Holder::state).contains(State.DEAD);
      Taken taken = store.leases().resume("target-0", "one", Owner.ofThisProcess());
      assertThat(taken.from().owner().pid()).isEqualTo(process.pid());
    }
  }

  private Process contender(String run) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Contender.class.getName(),
                home.toString(),
                run)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(process);
    return process;
  }

  private static List<String> results(Process process) {
    BufferedReader lines = process.inputReader();
    return lines
        .lines()
        .filter(line -> line.startsWith("target-"))
        .limit(Contender.TARGETS)
        .toList();
  }

  private static void tell(Process process, String word) throws IOException {
    process.outputWriter().write(word + "\n");
    process.outputWriter().flush();
  }

  /**
   * Waits for its word, opens the store, takes what targets it can, and stays until it is ended.
   */
  static final class Contender {
    static final int TARGETS = 20;

    public static void main(String[] arguments) throws IOException {
      System.out.println("ready");
      System.in.read();
      Store store = Store.open(StoreSettings.from(Path.of(arguments[0]), Map.of()));
      for (int target = 0; target < TARGETS; target++) {
        System.out.println("target-" + target + take(store, "target-" + target, arguments[1]));
      }
      while (System.in.read() >= 0) {}
    }

    private static String take(Store store, String target, String run) {
      try {
        store.leases().acquire(target, run, Owner.ofThisProcess());
        return " won";
      } catch (TargetHeld held) {
        return " lost";
      }
    }
  }
}
