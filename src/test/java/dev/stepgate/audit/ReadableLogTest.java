package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadableLogTest {
  private static final Path EXPECTED = Path.of("src/test/resources/audit/restore_log.txt");
  @TempDir Path home;
  private LogTester tester;

  @BeforeEach
  void setUp() {
    tester = new LogTester(home);
  }

  @Test
  void readsWellToSomebodyWhoKnowsNothing() throws Exception {
    tester.wholeRun();
    String text = live().replaceFirst("the key [0-9a-f]{64}", "the key KEY");
    assertThat(text).isEqualTo(Files.readString(EXPECTED));
  }

  @Test
  void isTheSameFromTheRecordsAlone() {
    tester.wholeRun();
    assertThat(ReadableLog.render(LogReader.read(tester.folder).records())).isEqualTo(live());
  }

  @Test
  void growsWithEachRecord() {
    tester.start().intent(1, "backup", 1);
    assertThat(live()).endsWith("process   4711\n");
    tester.exit("backup", 1, 3);
    assertThat(live()).contains("ended     exit code 3 after 1.5s\n");
  }

  @Test
  void showsWhatWouldMoveTheCursorOrPoseAsALine() {
    tester.start();
    String evil = "\u001b[2Jx\r2026-01-01T00:00:00.000Z  PASSED\u202e\u2028y";
    tester.log.append(
        "outcome", LogTester.fields("step", "load", "outcome", "failed", "reason", evil));
    assertThat(live())
        .contains("reason    \\u{1b}[2Jx\n" + " ".repeat(36) + "2026-01-01T00:00:00.000Z  PASSED")
        .contains("PASSED\\u{202e}\\u{2028}y")
        .doesNotContain("\u001b", "\u202e", "\r", "\n2026-01-01");
  }

  @Test
  void tellsTheNeedsOfTheRunbookFromThoseOfItsSteps() {
    tester.start();
    record("check", "attempt", 1, "index", 1, "phase", "needs", "verdict", "passed");
    assertThat(live()).contains("\n--- Before the first step ---");
  }

  @Test
  void showsNoCommandWhereThereIsNone() {
    tester.start();
    record("intent", "step", "compare", "number", 3, "attempt", 1, "action", "check");
    assertThat(live()).endsWith("begins    check\n");
  }

  @Test
  void tellsOfChangesDecisionsServicesAndTears() {
    tester.start();
    record(
        "change",
        "by",
        "ann",
        "reason",
        "typo",
        "old_sha256",
        "a",
        "new_sha256",
        "b",
        "diff",
        "-x\n+y");
    record("decision", "step", "load", "decision", "redo", "by", "ann", "reason", "looked");
    record("service", "step", "web", "state", "left-running", "pid", 12);
    record("torn", "bytes", 12, "sha256", "c");
    record(
        "exit",
        "step",
        "load",
        "how",
        "signal",
        "value",
        9,
        "took_ms",
        10,
        "notes",
        List.of("odd"));
    assertThat(live())
        .contains("CHANGED   the runbook was changed by ann\n")
        .contains("changes   -x\n" + " ".repeat(36) + "+y\n")
        .contains("DECIDED   to run step load again, by ann\n")
        .contains("service   of step web left running, process 12\n")
        .contains("torn      here the log holds 12 bytes that a crash cut off; they are kept\n")
        .contains("ended     ended by signal 9 (SIGKILL) after 10ms\n")
        .contains("note      odd\n");
  }

  @Test
  void keepsToItsWidth() {
    tester.wholeRun();
    assertThat(live().lines()).allMatch(line -> line.length() <= TextBlock.WIDTH);
  }

  private void record(String kind, Object... fields) {
    tester.log.append(kind, LogTester.fields(fields));
  }

  private String live() {
    return LogTester.read(tester.folder.readable());
  }
}
