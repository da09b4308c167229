package dev.stepgate.blackbox;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a whole restore, as somebody would go through it. */
class RestoreByHandIT {
  private static final Path EXAMPLE =
      Path.of("runbooks", "examples", "restore-by-hand.yaml").toAbsolutePath();
  @TempDir Path folder;
  private RunbookTester tester;
  private boolean ended;

  @BeforeEach
  void setUp() {
    tester = RunbookTester.in(folder);
  }

  /** The application must not outlive a test that has failed half-way. */
  @AfterEach
  void endWhatIsLeft() {
    if (!ended && !tester.runs().isEmpty()) {
      tester.stepgate("abort", "last", "--reason", "the test is over");
    }
  }

  @Test
  void stopsAtAMissingSettingWaitsForHandsAndPassesInTheEnd() throws IOException {
    stopsAtTheMissingSetting();
    goesOnToTheSignIn();
    takesNoConfirmationForProof();
    goesOnToTheLastLook();
    passes();
    leavesAProof();
  }

  private void stopsAtTheMissingSetting() {
    Result result = tester.stepgate("run", EXAMPLE.toString(), "-e", "DB_PORT=");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("failed: 4 of 23 steps passed");
    assertThat(result.err())
        .startsWith(
            """
            error: step environment failed: the check does not hold: file .env
              expected: matches /^DB_PORT=\\d+$/
              actual:   'DB_HOST=localhost\\nDB_PORT=\\nDB_NAME=jobs_development'
            hint: Add what is missing to %s, then resume.
            """
                .formatted(development(".env")));
  }

  private void goesOnToTheSignIn() throws IOException {
    Files.writeString(development(".env"), "DB_PORT=3306\n", APPEND);
    Result result = tester.stepgate("resume", "last");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out())
        .contains("resumed, attempt 2, 4 passed before", "waiting: 17 of 23 steps passed");
  }

  /** Confirmed, but not done: the check finds out. */
  private void takesNoConfirmationForProof() {
    confirmSignIn();
    Result result = tester.stepgate("resume", "last");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("error: step sign-in failed: the check does not hold: file ")
        .contains("hint: Confirm only what you have done; the connection is not there.");
  }

  private void goesOnToTheLastLook() throws IOException {
    Files.writeString(development("connection"), "active;Demo Company\n");
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    confirmSignIn();
    Result result = tester.stepgate("resume", "last");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out())
        .contains("look > Open the board of Demo Company, move a job")
        .contains("waiting: 22 of 23 steps passed");
  }

  private void passes() {
    Result refused = tester.stepgate("confirm", "last");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).startsWith("error: step look needs the phrase 'RESTORED'");

    assertThat(tester.stepgate("confirm", "last", "--phrase", "RESTORED").exit()).isZero();
    Result result = tester.stepgate("resume", "last");
    ended = true;

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("step 18/23 sign-in check again passed", "passed: 23 of 23 steps passed");
  }

  private void leavesAProof() {
    Result verdict = tester.stepgate("audit", "verify", "last");

    assertThat(verdict.exit()).isZero();
    assertThat(verdict.out()).contains("intact").doesNotContain("is not in the log");
    assertThat(tester.text("logs/" + tester.run().getFileName() + "/output/17-server.1.txt"))
        .isEqualTo("listening\n");
  }

  private void confirmSignIn() {
    Result result =
        tester.stepgate(
            "confirm",
            "last",
            "--item",
            "Signed in with the demo account",
            "--item",
            "The status is active");
    assertThat(result.exit()).isZero();
  }

  private Path development(String file) {
    return tester.run().resolve("sandbox/development").resolve(file);
  }
}
