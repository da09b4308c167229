package dev.stepgate.blackbox;

import static dev.stepgate.audit.Outcome.FAILED;
import static dev.stepgate.audit.Outcome.INTERRUPTED;
import static dev.stepgate.audit.Outcome.PASSED;
import static dev.stepgate.blackbox.Aftermath.THREE_STEPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultDiskIT {
  /** Its second step is at work until the file go is there. */
  private static final String PATIENT =
      THREE_STEPS.replace(
          "echo second >> effects.txt",
          "echo second >> effects.txt; until test -e go; do sleep 0.05; done");

  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  private Aftermath aftermath() {
    return Aftermath.in(folder);
  }

  @Test
  void aReadOnlyLogFolderIsRefusedBeforeAnythingRuns() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("logs"), "64k")) {
      disk.makeReadOnly();
      Result result = tester().runbook(THREE_STEPS).stepgate("run", "runbook.yaml");

      assertThat(result.exit()).isEqualTo(4);
      assertThat(result.err())
          .matches(
              "error: the log \\S+/logs/three_[0-9_]+/audit.jsonl cannot be written: read-only file"
                  + " system\nhint: Nothing more was started; .*\n");
      assertThat(aftermath().effects()).isEmpty();
    }
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isZero();
  }

  @Test
  void aLinkInPlaceOfTheLogFolderIsRefusedBeforeAnythingRuns() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("logs"), elsewhere);
    Result result = tester().runbook(THREE_STEPS).stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err())
        .isEqualTo(
            "error: the folder "
                + folder.resolve("logs")
                + " is a symbolic link\n"
                + "hint: Put a real folder in its place: logs are not written through links.\n");
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(aftermath().effects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "renamed", "linked"})
  void aLogThatIsGoneIsNoticedAtTheNextWriteAndNothingMoreRuns(String how) throws Exception {
    Process process = tester().runbook(PATIENT).start("run", "runbook.yaml");
    aftermath().awaitEffect("second");
    Path log = aftermath().log();
    Path aside = folder.resolve("aside.jsonl");
    Files.move(log, aside);
    if (how.equals("linked")) {
      Files.createSymbolicLink(log, aside);
    }
    long size = Files.size(aside);
    tester().file("go", "");

    assertThat(process.waitFor()).isEqualTo(4);
    String why =
        how.equals("linked")
            ? "another file has been put in its place"
            : "it has been deleted or renamed";
    assertThat(tester().text("err.txt"))
        .startsWith("error: the log " + log + " cannot be written: " + why + "\n");
    assertThat(aside).hasSize(size);
    assertThat(aftermath().effects()).containsExactly("first", "second");
    assertCannotGoOnUntilItIsBack(how, log, aside);
  }

  private void assertCannotGoOnUntilItIsBack(String how, Path log, Path aside) throws IOException {
    assertThat(tester().stepgate("resume", "last").exit()).isEqualTo(4);
    if (!how.equals("deleted")) {
      Files.deleteIfExists(log);
      Files.move(aside, log);
      assertThat(tester().stepgate("resume", "last").exit()).isEqualTo(5);
      assertThat(aftermath().outcomes("second")).containsExactly(INTERRUPTED);
    }
    assertThat(aftermath().effects()).containsExactly("first", "second");
  }

  @Test
  void aTornLastLineIsKeptAndMarkedAndTheRunGoesOn() throws Exception {
    tester().runbook(THREE_STEPS);
    aftermath().crashAt("after-exit-record:2", "run", "runbook.yaml");
    String torn = "{\"seq\":99,\"prev\":\"abc";
    Files.writeString(aftermath().log(), torn, StandardOpenOption.APPEND);

    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    assertThat(Files.readString(aftermath().log())).contains("\n" + torn + "\n");
    assertThat(aftermath().records("torn")).hasSize(1);
    assertThat(aftermath().records("torn").get(0).amount("bytes")).isEqualTo(torn.length());
    aftermath().assertPassedOnce("first", "second", "third");
  }

  @Test
  void aLogThatIsNotWhatWasWrittenIsNeverResumed() throws Exception {
    tester().runbook(THREE_STEPS.replace("echo third", "test -e ok && echo third"));
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    Path log = aftermath().log();
    byte[] original = Files.readAllBytes(log);
    for (Map.Entry<String, byte[]> forgery : forgeries(original).entrySet()) {
      Files.write(log, forgery.getValue());
      Result resumed = tester().stepgate("resume", "last");
      assertThat(resumed.exit()).as(forgery.getKey()).isEqualTo(4);
      assertThat(resumed.err())
          .as(forgery.getKey())
          .startsWith("error: the log " + log + " has been tampered with: ");
      assertThat(Files.readAllBytes(log)).as(forgery.getKey()).isEqualTo(forgery.getValue());
      assertThat(aftermath().effects()).containsExactly("first", "second");
    }

    Files.write(log, original);
    tester().file("ok", "");
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    aftermath().assertPassedOnce("first", "second", "third");
  }

  private static Map<String, byte[]> forgeries(byte[] original) {
    Map<String, byte[]> forged = new LinkedHashMap<>();
    byte[] flipped = original.clone();
    flipped[flipped.length / 2] ^= 1;
    forged.put("flipped byte", flipped);
    List<String> lines = new String(original, UTF_8).lines().toList();
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 5, 6);
    forged.put("swapped lines", bytes(swapped));
    List<String> deleted = new ArrayList<>(lines);
    deleted.remove(6);
    forged.put("deleted line", bytes(deleted));
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(6, lines.get(6));
    forged.put("doubled line", bytes(doubled));
    forged.put("cut tail", bytes(lines.subList(0, lines.size() - 3)));
    return forged;
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  @Test
  void anotherValidLogInItsPlaceIsNoticed() throws Exception {
    tester().runbook(THREE_STEPS.replace("echo third", "test -e ok && echo third"));
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    Path one = tester().runs().get(0);
    Path other = tester().runs().get(1);
    Files.copy(
        other.resolve("audit.jsonl"),
        one.resolve("audit.jsonl"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    String id = one.getFileName().toString();

    Result resumed = tester().stepgate("resume", id);
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err()).contains(" has been tampered with: ");
    assertThat(tester().stepgate("audit", "verify", id).exit()).isEqualTo(4);
  }

  @Test
  void aCommandNeverStartsWhenItsIntentDoesNotFitOnTheDisk() throws Exception {
    String padding = "true " + "x".repeat(20_000);
    String fill =
        "echo first >> effects.txt; head -c $(( $(df --output=avail -B1 logs | tail -1) - 12288 ))"
            + " /dev/zero > logs/filler";
    String runbook =
        THREE_STEPS
            .replace("echo first >> effects.txt", fill)
            .replace("echo second >> effects.txt", padding + "; echo second >> effects.txt");
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("logs"), "512k")) {
      Result result = tester().runbook(runbook).stepgate("run", "runbook.yaml");

      assertThat(result.exit()).as(result.toString()).isEqualTo(4);
      assertThat(result.err()).contains("audit.jsonl cannot be written: ");
      assertThat(aftermath().effects()).containsExactly("first");
      disk.makeRoom();
      Result resumed = tester().stepgate("resume", "last");
      assertThat(resumed.exit()).as(resumed.toString()).isZero();
      aftermath().assertPassedOnce("first", "second", "third");
    }
  }

  @Test
  void aStepWhoseOutputDoesNotFitOnTheDiskNeverPassesButMayBeRepeated() throws Exception {
    String runbook =
        THREE_STEPS.replace(
            "echo second >> effects.txt", "head -c 400000 /dev/zero; echo second >> effects.txt");
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("logs"), "512k")) {
      disk.fill(300_000);
      Result result = tester().runbook(runbook).stepgate("run", "runbook.yaml");
      assertThat(result.exit()).as(result.toString()).isIn(1, 4);
      assertThat(aftermath().outcomes("second")).doesNotContain(PASSED);
      assertThat(aftermath().effects()).containsExactly("first", "second");

      disk.makeRoom();
      Files.delete(aftermath().tester().run().resolve("output/02-second.1.txt"));
      Result resumed = tester().stepgate("resume", "last");
      assertThat(resumed.exit()).as(resumed.toString()).isZero();
      assertThat(aftermath().outcomes("second")).containsExactly(FAILED, PASSED);
      aftermath().assertIntact();
    }
  }

  /** Only the log is forced by fdatasync; one call fails, as those after it would not. */
  @Test
  void aFailedForceEndsTheRunAndIsNotTriedAgain() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace makes the call fail");
    tester().runbook(THREE_STEPS);
    Process process =
        new ProcessBuilder(
                "/usr/bin/strace",
                "-f",
                "-qq",
                "-y",
                "-otrace.txt",
                "-etrace=fdatasync",
                "-einject=fdatasync:error=EIO:when=4",
                Path.of("scripts/stepgate").toAbsolutePath().toString(),
                "run",
                "runbook.yaml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(4);
    assertThat(said).contains("audit.jsonl cannot be written: input/output error");
    assertThat(tester().text("trace.txt").lines().filter(call -> call.contains("audit.jsonl")))
        .hasSize(4)
        .last()
        .asString()
        .contains("EIO", "INJECTED");
    assertThat(aftermath().effects()).doesNotContain("third");
    assertThat(aftermath().records("end")).isEmpty();
    assertThat(aftermath().completed()).doesNotContain("second");
  }
}
