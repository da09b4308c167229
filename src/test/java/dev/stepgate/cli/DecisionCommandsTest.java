package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.Prompt;
import dev.stepgate.run.store.Decision;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DecisionCommandsTest {
  private static final String[] COMPLETE = {
    "confirm",
    "last",
    "--item",
    "Signed in",
    "--item",
    "Status shows Connected",
    "--phrase",
    "DELETE ALL DATA",
    "--note",
    "as admin"
  };
  private final Typed typed = new Typed();

  @Test
  void confirmsWithEverythingOnTheCommandLine() {
    assertThat(typed.run(COMPLETE)).isZero();
    Decision decision = decision();
    assertThat(decision.confirmed()).isTrue();
    assertThat(decision.how()).isEqualTo("command");
    assertThat(decision.items()).containsExactly("Signed in", "Status shows Connected");
    assertThat(decision.evidence()).isEqualTo(Events.prompt().evidence());
    assertThat(typed.out())
        .isEqualTo(
            """
            step connect was confirmed by ann on db1 at 2026-07-11T14:30:00.123Z: as admin
            next: Type stepgate resume last.
            """);
  }

  @Test
  void namesEverythingThatNobodyHasSaid() {
    assertThat(typed.run("confirm", "last", "--item", "Signed in")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: step connect needs checklist item 'Status shows Connected', the phrase 'DELETE ALL DATA'
            hint: Add --item "Status shows Connected" --phrase "DELETE ALL DATA".
            """);
    assertThat(typed.runs.asked).containsExactly("waiting last");
  }

  @Test
  void namesThePhraseThatIsMissing() {
    assertThat(
            typed.run("confirm", "last", "--item", "Signed in", "--item", "Status shows Connected"))
        .isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: step connect needs the phrase 'DELETE ALL DATA'
            hint: Add --phrase "DELETE ALL DATA".
            """);
  }

  @Test
  void refusesAnItemOrAPhraseThatTheStepDoesNotAskFor() {
    assertThat(typed.run("confirm", "last", "--item", "signed in")).isEqualTo(2);
    assertThat(typed.run("confirm", "last", "--phrase", "delete")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: step connect has no checklist item 'signed in'
            hint: Its items are: Signed in; Status shows Connected.
            error: step connect asks for another phrase, got 'delete'
            hint: The phrase must match exactly.
            """);
  }

  @Test
  void tellsWhoWasFaster() {
    Decision earlier =
        Answer.rejected("no sign-in page")
            .toDecision(Events.prompt(), new Person("bob", "db2"), "terminal", typed.clock);
    typed.runs.earlier = earlier;
    assertThat(typed.run(COMPLETE)).isEqualTo(4);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: too late: step connect was rejected by bob on db2 at 2026-07-11T14:30:00.123Z: no sign-in page
            hint: Type stepgate resume last.
            """);
  }

  @Test
  void asksOnATerminalForWhatIsMissing() throws Exception {
    try (VirtualTerminal terminal = new VirtualTerminal(80)) {
      typed.at(terminal);
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(
              () -> typed.run("confirm", "last", "--item", "Signed in", "--note", "ok"));
      terminal.answer("[ ] Status shows Connected (y = yes, r = reject) ", "y\r");
      terminal.answer("  > ", "DELETE ALL DATA\r");
      assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    }
    assertThat(decision().items()).containsExactly("Signed in", "Status shows Connected");
    assertThat(decision().note()).isEqualTo("ok");
  }

  @Test
  void asksOnATerminalForAYesEvenIfNothingElseIsMissing() throws Exception {
    typed.runs.prompt = bare();
    try (VirtualTerminal terminal = new VirtualTerminal(80)) {
      typed.at(terminal);
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> typed.run("confirm", "last"));
      terminal.answer("Is it done? (y = yes, r = reject) ", "\u0004");
      assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(3);
    }
    assertThat(typed.err())
        .isEqualTo(
            """
            error: step connect was not confirmed and still waits
            hint: Type stepgate confirm restore-jobs_20260711_143000 when it is done.
            """);
    assertThat(typed.runs.asked).containsExactly("waiting last");
  }

  @Test
  void rejectsWithANote() throws IOException {
    assertThat(typed.run("reject", "last", "--note", "no sign-in page")).isZero();
    assertThat(decision().confirmed()).isFalse();
    assertThat(typed.out())
        .startsWith(
            "step connect was rejected by ann on db1 at 2026-07-11T14:30:00.123Z:"
                + " no sign-in page\n");
  }

  @Test
  void wantsMoreThanBlanksForAReason() {
    assertThat(typed.run("reject", "last", "--note", " ")).isEqualTo(2);
    assertThat(typed.run("abort", "last", "--reason", " ")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: --note is empty
            hint: Say why the step is rejected.
            error: --reason is empty
            hint: Say why the run is aborted.
            """);
    assertThat(typed.services()).isZero();
  }

  private Decision decision() {
    return (Decision) typed.runs.asked.get(1);
  }

  private static Prompt bare() {
    Prompt full = Events.prompt();
    return new Prompt(
        full.runId(),
        full.stepId(),
        full.title(),
        1,
        full.message(),
        List.of(),
        null,
        List.of(),
        false,
        full.starter(),
        full.opened(),
        null,
        full.evidence());
  }
}
