package dev.stepgate.blackbox;

import static dev.stepgate.audit.Outcome.FAILED;
import static dev.stepgate.audit.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultProcessIT {
  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  private Aftermath aftermath() {
    return Aftermath.in(folder);
  }

  @Test
  void aFloodWithoutALineFeedIsCountedButNotKept() throws Exception {
    Result result =
        tester()
            .runbook(
                """
                runbook: flood
                steps:
                  - id: flood
                    run: head -c 200000000 /dev/zero | tr '\\0' x
                    check: {run: "true"}
                """)
            .env("STEPGATE_OUTPUT_LIMIT", "1MB")
            .env("STEPGATE_HEAP", "64m")
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).hasSizeLessThan(10_000);
    var output = aftermath().records("exit").get(0).fields().path("output");
    assertThat(output.path("bytes").asLong()).isEqualTo(200_000_000);
    assertThat(output.path("capped").asBoolean()).isTrue();
    Path file = aftermath().tester().run().resolve(output.path("file").asString());
    assertThat(file).hasSize(output.path("stored_bytes").asLong());
    assertThat(Files.size(file)).isLessThan(2_000_000);
    aftermath().assertIntact();
  }

  @Test
  void whatACommandPrintsDoesNoHarmOnTheScreenAndStaysAsItIsInTheFile() throws Exception {
    Result result =
        tester()
            .runbook(
                """
                runbook: odd
                steps:
                  - id: odd
                    run: |
                      printf 'a\\000b\\377c\\033[2Jd\\033]0;title\\007e\\rf\\n'
                      printf '\\033[31mred\\n' >&2
                      exit 3
                    check: {run: "true"}
                """)
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out() + result.err()).matches("[^\\p{Cntrl}]*(\\n[^\\p{Cntrl}]*)*");
    String shown = tester().stepgate("log", "last").out();
    assertThat(shown).matches("[^\\p{Cntrl}]*(\\n[^\\p{Cntrl}]*)*");
    byte[] kept = Files.readAllBytes(tester().run().resolve("output/01-odd.1.txt"));
    assertThat(kept).contains(0, 255, 27, 13);
    aftermath().assertIntact();
  }

  @Test
  void howACommandEndedIsToldApartAndIsNeverUnknown() {
    tester()
        .file("not-executable", "")
        .file("folder/file", "")
        .runbook(
            """
            runbook: ends
            steps:
              - id: end
                run: |
                  case $(cat turn) in
                    1) exit 137;;
                    2) kill -KILL $$;;
                    3) no-such-command;;
                    4) ./not-executable;;
                    5) cat; echo "standard input has ended"; sleep 3210 & echo done;;
                  esac
                check: {run: "true"}
            """);
    List<String> ends = List.of("code 137", "signal 9", "code 127", "code 126", "code 0");
    for (int turn = 1; turn <= ends.size(); turn++) {
      tester().file("turn", turn + "\n");
      Result result =
          turn == 1
              ? tester().stepgate("run", "runbook.yaml")
              : tester().stepgate("resume", "last");
      assertThat(result.exit()).as("turn %d: %s", turn, result).isEqualTo(turn == 5 ? 0 : 1);
    }

    assertThat(aftermath().records("exit"))
        .extracting(exit -> exit.text("how") + " " + exit.text("value"))
        .containsExactlyElementsOf(ends);
    assertThat(aftermath().outcomes("end")).containsExactly(FAILED, FAILED, FAILED, FAILED, PASSED);
    assertThat(aftermath().records("exit").get(4).texts("notes").toString())
        .contains("a background process still holds the output; pid ", "(sleep)");
    List<Long> left = aftermath().sleepers(3210);
    assertThat(left).hasSize(1);
    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    aftermath().assertIntact();
  }

  @Test
  void aCommandThatIsTooLongForTheSystemHasFailed() {
    Result result =
        tester()
            .runbook(
                "runbook: long\nsteps:\n  - id: long\n    run: echo "
                    + "x".repeat(140_000)
                    + "\n    check: {run: \"true\"}\n")
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "error: step long failed: the command could not be started: the command is too long to"
                + " be passed to a program: 140005 bytes\n");
    assertThat(aftermath().records("exit").get(0).text("how")).isEqualTo("not-started");
    assertThat(aftermath().outcomes("long")).containsExactly(FAILED);
    aftermath().assertIntact();
  }

  @Test
  void aCheckThatHangsAndIgnoresTermIsEndedWithEverythingThatItStarted() {
    Result result =
        tester()
            .runbook(
                """
                runbook: hang
                steps:
                  - id: hang
                    run: "true"
                    check:
                      - run: trap '' TERM; (setsid sleep 4321 &) ; sleep 4321; sleep 4321
                        timeout: 1s
                """)
            .env("STEPGATE_KILL_GRACE", "200ms")
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(aftermath().sleepers(4321)).isEmpty();
    LogRecord check = aftermath().records("check").get(0);
    assertThat(check.text("verdict")).isEqualTo("error");
    assertThat(check.text("actual")).isEqualTo("no answer within 1.0s");
    assertThat(aftermath().outcomes("hang")).containsExactly(FAILED);
    aftermath().assertIntact();
  }
}
