package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.EngineTester.Ended;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A manual step passes with a recorded confirmation and its check, and with nothing else. */
@Timeout(120)
class HandsTest {
  @TempDir Path folder;
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder);
  }

  private EngineTester step(String more) {
    return tester.runbook(
        """
        runbook: hands
        steps:
          - id: look
            manual: Look at it.
            check: {run: test -e there}
        """
            + more.indent(4));
  }

  private void loseTheStore() throws IOException {
    try (Stream<Path> store = Files.list(folder.resolve(".stepgate"))) {
      for (Path file : store.filter(f -> f.toString().contains("store.db")).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void passesWithAConfirmationAndItsCheck() {
    step("").file("there", "").operator.confirms("ann");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    LogRecord said = tester.records("confirmation").get(0);
    assertThat(said.text("user")).isEqualTo("ann");
    assertThat(said.text("evidence")).isEqualTo(tester.operator.asked.get(0).evidence());
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void failsWithAConfirmationAloneAndIsThenAskedAnew() {
    step("").operator.confirms("ann");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    tester.file("there", "");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.operator.asked).extracting(Prompt::attempt).containsExactly(1, 2);
    assertThat(tester.outcomes()).containsExactly("look#1 failed", "look#2 passed");
  }

  @Test
  void waitsWithTheSameQuestionAsOftenAsNobodyAnswers() {
    step("");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    tester.clock.advance(Duration.ofHours(9));
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.operator.asked).hasSize(2);
    assertThat(tester.operator.asked.get(1)).isEqualTo(tester.operator.asked.get(0));
    assertThat(tester.records("prompt")).hasSize(1);
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void isConfirmedFromElsewhereAndThenResumed() {
    step("").file("there", "").run();
    assertThat(tester.confirm("bob").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.confirm("cid").message())
        .startsWith("step look has already been confirmed by bob");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.records("confirmation")).hasSize(1);
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void keepsAConfirmationThatOnlyTheLogStillKnows() throws IOException {
    step("").file("there", "").run();
    tester.confirm("bob");
    loseTheStore();
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.records("confirmation")).hasSize(1);
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void isAnsweredElsewhereWhileItIsAskedHere() {
    step("").file("there", "");
    tester.operator.does(
        prompt -> {
          tester.engine().decide(ScriptedOperator.answer(prompt, true, "elsewhere", tester.clock));
          return Optional.empty();
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.operator.withdrawn).containsExactly("answered by elsewhere on here");
  }

  @Test
  void isRejectedAndAskedAgainAfterwards() {
    step("").run();
    assertThat(tester.reject("bob").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.show().state()).isEqualTo("rejected");
    tester.file("there", "").operator.confirms("ann");
    assertThat(tester.resume()).isEqualTo(new Ended(ExitCode.PASSED, null));
    assertThat(tester.outcomes()).containsExactly("look#1 rejected", "look#2 passed");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void isRejectedOnTheSpot() {
    step("")
        .operator
        .does(prompt -> Optional.of(ScriptedOperator.answer(prompt, false, "ann", tester.clock)));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("rejected by ann: not done");
    assertThat(tester.show().state()).isEqualTo("rejected");
  }

  @Test
  void mustNotBeConfirmedByWhoeverStartedTheRun() {
    step("not-by-starter: true").run();
    assertThat(tester.confirm(System.getProperty("user.name")).message())
        .isEqualTo(
            "step look: "
                + System.getProperty("user.name")
                + " started the run and must not confirm it");
    assertThat(tester.confirm("somebody-else").exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void wantsThePhraseTheChecklistAndTheRightQuestion() {
    step("type: DELETE ALL\nchecklist: [Signed in, Status ok]").run();
    Decision good = ScriptedOperator.answer(tester.waiting(), true, "bob", tester.clock);

    assertThat(tester.decide(with(good, List.of("Signed in", "Status ok"), "delete all")).message())
        .isEqualTo("step look: the phrase was not typed exactly");
    assertThat(tester.decide(with(good, List.of("Status ok"), "DELETE ALL")).message())
        .isEqualTo("step look: not ticked off: Signed in");
    Prompt other = tester.waiting();
    assertThat(
            tester
                .decide(
                    ScriptedOperator.answer(
                        new Prompt(
                            other.runId(),
                            other.stepId(),
                            other.title(),
                            other.attempt(),
                            other.message(),
                            other.checklist(),
                            other.phrase(),
                            other.checks(),
                            false,
                            other.starter(),
                            other.opened(),
                            null,
                            "of another run"),
                        true,
                        "bob",
                        tester.clock))
                .message())
        .isEqualTo("step look: the answer belongs to another question");
    assertThat(tester.decide(good).exit()).isEqualTo(ExitCode.PASSED);
  }

  private static Decision with(Decision decision, List<String> items, String phrase) {
    return new Decision(
        decision.runId(),
        decision.stepId(),
        decision.attempt(),
        true,
        decision.user(),
        decision.host(),
        decision.how(),
        decision.at(),
        decision.note(),
        items,
        phrase,
        decision.evidence());
  }

  @Test
  void goesOnWaitingWhenAnAnswerHereDoesNotCount() {
    step("type: YES").file("there", "");
    tester.operator.does(
        prompt -> {
          Decision good = ScriptedOperator.answer(prompt, true, "ann", tester.clock);
          return Optional.of(tester.notices().isEmpty() ? with(good, List.of(), "yes") : good);
        });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.notices())
        .containsExactly("step look: the phrase was not typed exactly; it still waits");
  }

  @Test
  void expiresWhileItIsAsked() {
    step("expires: 2h")
        .operator
        .does(
            prompt -> {
              tester.clock.advance(Duration.ofHours(3));
              return Optional.empty();
            });
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("nobody confirmed it before 2026-07-11T16:30:00.123Z");
  }

  @Test
  void isAskedAnewWhenItExpiredWhileNobodyLooked() {
    step("expires: 2h").file("there", "").run();
    tester.clock.advance(Duration.ofHours(3));
    Ended late = tester.confirm("bob");
    assertThat(late.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(late.message())
        .isEqualTo("step look: the question expired at 2026-07-11T16:30:00.123Z");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.confirm("bob").exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void keepsAnAnswerThatCameInTimeHoweverLateTheRunGoesOn() {
    step("expires: 2h").file("there", "").run();
    tester.confirm("bob");
    tester.clock.advance(Duration.ofHours(30));
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
  }

  @Test
  void asksTheSameWordsAfterAResumeEvenWhereTheyHoldSomethingHidden() {
    tester
        .file(".env", "MY_TOKEN=abcdefgh\n")
        .runbook(
            """
        runbook: hands
        env: {file: .env, require: [MY_TOKEN]}
        steps:
          - {id: look, manual: "Look at ${MY_TOKEN}", type: "${MY_TOKEN}", check: {run: 'true'}}
        """);
    tester.run();
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.operator.asked.get(1)).isEqualTo(tester.operator.asked.get(0));
  }

  @Test
  void isAbortedWhileItWaits() {
    step("").run();
    assertThat(tester.abort().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(tester.show().state()).isEqualTo("aborted");
    assertThat(tester.confirm("bob").message())
        .endsWith(" does not wait for a confirmation, it is aborted");
    assertThat(tester.resume().message()).endsWith("has ended: it was aborted");
    assertThat(tester.complaints()).isEmpty();
  }
}
