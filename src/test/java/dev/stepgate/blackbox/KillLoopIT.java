package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.testkit.RunbookTester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program fifty times at random moments and lets it go on each time. */
class KillLoopIT {
  private static final int STEPS = 30;
  private static final int KILLS = 50;
  private static final int KILLED = 137;
  private static final Pattern PASSED =
      Pattern.compile("step \\d+/" + STEPS + " (s\\d+) passed ", Pattern.MULTILINE);
  private final long seed = Long.getLong("stepgate.seed", 20_260_711);
  private final Random random = new Random(seed);
  private final Set<String> acknowledged = new HashSet<>();
  private final Map<String, Integer> redone = new HashMap<>();
  private final List<Integer> kills = new ArrayList<>();
  private int inTheMiddle;
  @TempDir Path folders;
  private Path folder;

  @Test
  void losesNothingAndRepeatsNothingThatItWasNotAskedToRepeat() throws Exception {
    while (delivered() < KILLS) {
      runUnderFire();
      assertEveryStepOnce();
    }

    String told = "seed " + seed + ", kills of each run " + kills + ", in a step " + inTheMiddle;
    System.out.println("KillLoopIT: " + told);
    assertThat(delivered()).as(told).isEqualTo(KILLS);
    assertThat(inTheMiddle).as(told).isPositive();
  }

  private int delivered() {
    return kills.stream().mapToInt(Integer::intValue).sum();
  }

  /** One run in a folder of its own, killed until it or the number of kills has come to its end. */
  private void runUnderFire() throws Exception {
    kills.add(0);
    acknowledged.clear();
    redone.clear();
    folder = Files.createDirectory(folders.resolve("run-" + kills.size()));
    tester().runbook(runbook());
    Process process = tester().start("run", "runbook.yaml");
    aftermath().awaitEffect("s01");
    int exit = end(process, random.nextInt(300));
    while (exit != 0) {
      exit = resume(delivered() < KILLS ? 500 + random.nextInt(700) : 60_000);
    }
  }

  private void assertEveryStepOnce() {
    List<String> all = new ArrayList<>();
    for (int number = 1; number <= STEPS; number++) {
      all.add(id(number));
      assertStep(number);
    }
    assertThat(aftermath().completed()).as("seed %d", seed).containsExactlyElementsOf(all);
    assertThat(aftermath().store("select count(*) from stepgate_lease where run_id is not null"))
        .as("seed %d", seed)
        .containsExactly("0");
    aftermath().assertIntact();
  }

  private int resume(long millis) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("resume", "last"));
    undecided().ifPresent(step -> arguments.addAll(decision(step)));
    int exit = end(tester().start(arguments.toArray(String[]::new)), millis);
    assertThat(exit).as("seed %d: %s", seed, tester().text("err.txt")).isIn(0, 1, 4, 5, KILLED);
    if (exit == 4 && aftermath().history().state().equals("passed")) {
      // The kill came after the last record, before the process had ended.
      assertThat(tester().text("err.txt")).contains("has ended: it was passed");
      return 0;
    }
    if (exit == 4) {
      assertThat(tester().text("err.txt")).contains("its processes still run");
    }
    return exit;
  }

  /** Returns its exit code; if it was still running it was killed, and that was counted. */
  private int end(Process process, long millis) throws Exception {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    int exit = process.waitFor();
    if (exit == KILLED) {
      kills.set(kills.size() - 1, kills.get(kills.size() - 1) + 1);
      inTheMiddle += aftermath().history().open().isPresent() ? 1 : 0;
    }
    Matcher passed = PASSED.matcher(tester().text("out.txt"));
    while (passed.find()) {
      acknowledged.add(passed.group(1));
    }
    assertInvariants();
    return exit;
  }

  private void assertInvariants() {
    var history = aftermath().history();
    assertThat(acknowledged).as("seed %d", seed).allMatch(history::passed);
    assertThat(aftermath().completed()).as("seed %d", seed).allMatch(history::passed);
  }

  /** A step of which nobody knows whether its command has done its work. */
  private Optional<StepAttempt> undecided() {
    Optional<StepAttempt> open =
        aftermath()
            .history()
            .open()
            .filter(step -> step.intent() != null && step.exit() == null)
            .filter(step -> !repeatable(step.number()));
    if (open.isPresent()) {
      aftermath().awaitQuiet();
    }
    return open;
  }

  private List<String> decision(StepAttempt step) {
    boolean done = aftermath().effects().contains(step.step());
    if (!done) {
      redone.merge(step.step(), 1, Integer::sum);
    }
    return List.of(done ? "--accept" : "--redo", step.step(), "--reason", "looked at it");
  }

  private void assertStep(int number) {
    String step = id(number);
    int executed = Collections.frequency(aftermath().effects(), step);
    assertThat(aftermath().outcomes(step))
        .as("seed %d, %s", seed, step)
        .filteredOn(Outcome.PASSED::equals)
        .hasSize(1);
    if (repeatable(number)) {
      assertThat(executed).as("seed %d, %s", seed, step).isPositive();
    } else {
      assertThat(executed).as("seed %d, %s, redone %s", seed, step, redone).isEqualTo(1);
    }
  }

  private static boolean repeatable(int number) {
    return number % 3 == 0;
  }

  private static String id(int number) {
    return String.format("s%02d", number);
  }

  /** The fifteenth step fails once; each fifth has a need that prints. */
  private static String runbook() {
    StringBuilder yaml = new StringBuilder("runbook: many\nsteps:\n");
    for (int number = 1; number <= STEPS; number++) {
      String step = id(number);
      String once = number == 15 ? "test -e failed || { touch failed; exit 1; }; " : "";
      yaml.append("  - id: ").append(step).append('\n');
      if (number % 5 == 0) {
        yaml.append("    needs: [{run: echo ready; sleep 0.05}]\n");
      }
      yaml.append("    run: '" + once + "sleep 0.05; echo " + step + " >> effects.txt'\n");
      yaml.append("    repeatable: " + repeatable(number) + "\n");
      yaml.append("    check: {run: grep -qx " + step + " effects.txt}\n");
    }
    return yaml.toString();
  }

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  private Aftermath aftermath() {
    return Aftermath.in(folder);
  }
}
