package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.EngineTester.Ended;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on with the runbook and the values that it started with. */
class PinnedTest {
  private static final String TWO_STEPS =
      """
      runbook: pinned
      inputs: {NAME: {default: ann}}
      steps:
        - {id: one, run: 'echo "$NAME" > one', check: {file: one, equals: "${NAME}"}}
        - {id: two, run: test -e there, unchecked: a test}
      """;

  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder).runbook(TWO_STEPS);
  }

  @Test
  void keepsWhatWasChosenAtTheStart() {
    assertThat(tester.run(Map.of("NAME", "bob")).exit()).isEqualTo(ExitCode.FAILED);
    tester.file("there", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text("one")).isEqualTo("bob\n");
  }

  @Test
  void refusesAnotherValueUnlessItIsAccepted() {
    String fromFile =
        TWO_STEPS.replace("inputs: {NAME: {default: ann}}", "env: {file: .env, require: [NAME]}");
    tester.runbook(fromFile).file(".env", "NAME=ann").run();
    tester.file(".env", "NAME=bob").file("there", "");

    Ended refused = tester.resume();
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.message()).endsWith(" started: NAME was 'ann' and is now 'bob'");

    Ended drifted = tester.acceptChanges();
    assertThat(drifted.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(tester.endReason()).startsWith("the world has changed since step one passed");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void refusesAChangedRunbookAndShowsTheChange() {
    tester.run();
    tester.runbook(TWO_STEPS.replace("test -e there", "true"));
    Ended refused = tester.resume();
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.message())
        .contains("\n-  - {id: two, run: test -e there,", "\n+  - {id: two, run: true,");
  }

  @Test
  void takesAnAcceptedChangeOfWhatIsStillToCome() {
    tester.run();
    tester.runbook(
        TWO_STEPS.replace("test -e there", "'true'")
            + "  - {id: three, run: touch three, unchecked: a test}\n");
    assertThat(tester.acceptChanges().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.outcomes())
        .containsExactly("one#1 passed", "two#1 failed", "two#2 passed", "three#1 passed");
    assertThat(tester.records("change").get(0).text("reason")).isEqualTo("a better way");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void neverTakesAChangeOfWhatHasPassed() {
    tester.run();
    tester.runbook(TWO_STEPS.replace("> one'", "> one; true'"));
    assertThat(tester.acceptChanges().message())
        .isEqualTo("the change touches what has already passed: one");
    tester.runbook(TWO_STEPS.replace("runbook: pinned", "runbook: other"));
    assertThat(tester.acceptChanges().message())
        .isEqualTo("the change touches what has already passed: the name of the runbook");
  }

  @Test
  void goesOnWithoutTheFileThatItStartedFrom() throws IOException {
    tester.run();
    Files.delete(folder.resolve("runbook.yaml"));
    tester.file("there", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void readsBesideTheLinkThatWasNamedAlsoAfterAResume() throws IOException {
    tester
        .file(
            "real/runbook.yaml",
            """
            runbook: linked
            steps:
              - {id: one, run: 'cat "$RUNBOOK_FOLDER/beside" > one', check: {file: one, equals: link}}
              - id: two
                run: test -e there && cat "$RUNBOOK_FOLDER/beside" > two
                check: {file: two, equals: link}
            """)
        .file("named/beside", "link")
        .file("real/beside", "target");
    Path link = folder.resolve("named/runbook.yaml");
    Files.createSymbolicLink(link, folder.resolve("real/runbook.yaml"));
    assertThat(tester.runFile("named/runbook.yaml", Map.of()).exit()).isEqualTo(ExitCode.FAILED);
    tester.file("there", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void noticesALinkThatLeadsElsewhereNow() throws IOException {
    tester.file("a.yaml", TWO_STEPS).file("b.yaml", TWO_STEPS.replace("test -e there", "true"));
    Path link = folder.resolve("current.yaml");
    Files.createSymbolicLink(link, Path.of("a.yaml"));
    tester.runFile("current.yaml", Map.of());
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("b.yaml"));
    assertThat(tester.resume().message()).startsWith("the runbook has changed since run pinned_");
  }

  @Test
  void givesCapturesBackOnResume() {
    tester.runbook(
        """
        runbook: captured
        steps:
          - {id: one, run: echo n=7, capture: {N: 'n=(.)'}, check: {run: 'echo "$N"', equals: "7"}}
          - {id: two, run: 'test -e there; test "$N" = 7', unchecked: a test}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    tester.file("there", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
  }
}
