package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.Operator.Question;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.store.Decision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TerminalOperatorTest {
  private static final String SIGNED_IN = "[ ] Signed in (y = yes, r = reject) ";
  private static final String CONNECTED = "[ ] Status shows Connected (y = yes, r = reject) ";
  private static final String DONE = "Is it done? (y = yes, r = reject) ";
  private static final String NOTE = "Note for the log (Enter for none): ";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration AT_ONCE = Duration.ZERO;

  private final VirtualTerminal terminal = new VirtualTerminal(60);
  private final Screen screen = new Screen(terminal.terminal(), true);
  private final SettableClock clock = new SettableClock();
  private final TerminalOperator operator =
      new TerminalOperator(screen, new Person("ann", "db1"), clock);

  TerminalOperatorTest() throws IOException {}

  @AfterEach
  void closeTheTerminal() throws IOException {
    terminal.close();
  }

  @Test
  void takesAConfirmationWithEveryItemThePhraseAndANote() throws Exception {
    Question question = ask(Events.prompt());
    terminal.answer(SIGNED_IN, "y\r");
    terminal.answer(CONNECTED, "Y\r");
    terminal.answer("  > ", "DELETE ALL DATA\r");
    terminal.answer(NOTE, "  signed in as admin \r");
    assertThat(question.poll(SOON))
        .contains(
            new Decision(
                Events.RUN,
                "connect",
                1,
                true,
                "ann",
                "db1",
                "terminal",
                clock.instant(),
                "signed in as admin",
                List.of("Signed in", "Status shows Connected"),
                "DELETE ALL DATA",
                "e".repeat(64)));
  }

  @Test
  void showsTheMessageAndHowElseItCanBeAnswered() throws Exception {
    ask(Events.prompt());
    terminal.awaits(SIGNED_IN);
    assertThat(terminal.screen())
        .isEqualTo(
            """

            step connect needs you: Connect to Xero
              Open http://localhost:8000 and sign in.
              Then choose Xero > Connect.

              The step passes only if this then holds:
              - sql select count(*) from token: number >= 1
              From another terminal: stepgate confirm
              restore-jobs_20260711_143000
              Ctrl-C leaves it waiting.
              [ ] Signed in (y = yes, r = reject)""");
  }

  @Test
  void takesNeitherEnterNorAnythingElseForAYes() throws Exception {
    Question question = ask(plain());
    terminal.answer(DONE, "\r");
    terminal.awaits("Not confirmed: type y if it is so, r to reject.");
    terminal.answer(DONE, "yes please\r");
    terminal.answer(DONE, "n\r");
    terminal.answer(DONE, "");
    assertThat(question.poll(AT_ONCE)).isEmpty();
    terminal.answer(DONE, "y\r");
    terminal.answer(NOTE, "\r");
    assertThat(question.poll(SOON).orElseThrow().note()).isEmpty();
    assertThat(question.poll(AT_ONCE)).isEmpty();
  }

  @Test
  void wantsThePhraseLetterForLetter() throws Exception {
    Question question = ask(phrase());
    terminal.answer("  > ", "delete all data\r");
    terminal.awaits("Not confirmed: that is not the phrase.");
    terminal.answer("  > ", "DELETE ALL DATA \r");
    terminal.answer("  > ", "DELETX\u007f\u001b[D\u007fTE ALL DATA\r");
    terminal.answer(NOTE, "\r");
    assertThat(question.poll(SOON).orElseThrow().phrase()).isEqualTo("DELETE ALL DATA");
  }

  @Test
  void rejectsOnlyWithAReason() throws Exception {
    Question question = ask(plain());
    terminal.answer(DONE, "r\r");
    terminal.answer("(Enter takes it back) ", "\r");
    terminal.answer(DONE, "r\r");
    terminal.answer("(Enter takes it back) ", "the page shows an error\r");
    Decision decision = question.poll(SOON).orElseThrow();
    assertThat(decision.confirmed()).isFalse();
    assertThat(decision.note()).isEqualTo("the page shows an error");
  }

  @Test
  void takesTheEndOfInputForNoAnswer() throws Exception {
    Question question = ask(plain());
    terminal.answer(DONE, "\u0004");
    terminal.awaits("Not confirmed here. To confirm, type stepgate confirm " + Events.RUN);
    assertThat(question.poll(AT_ONCE)).isEmpty();
  }

  @Test
  void forgetsWhatWasTypedBeforeTheQuestionStood() throws Exception {
    terminal.type("y\ry\ry\r");
    Question question = ask(plain());
    terminal.answer(DONE, "");
    assertThat(question.poll(Duration.ofMillis(200))).isEmpty();
    assertThat(terminal.raw()).endsWith(DONE);
  }

  @Test
  void isTakenAwayWhileThePersonIsHalfWayThroughTyping() throws Exception {
    Attributes before = terminal.terminal().getAttributes();
    Question question = ask(plain());
    terminal.answer(DONE, "maybe");
    terminal.awaits("maybe");
    screen.print(List.of(new AttributedString("kept back until the question is gone")));
    assertThat(terminal.raw()).doesNotContain("kept back");
    question.withdraw("confirmed by bob@db2");
    assertThat(terminal.screen())
        .endsWith(
            "reject) maybe\nkept back until the question is gone\n"
                + "this question is closed: confirmed by bob@db2");
    assertThat(question.poll(AT_ONCE)).isEmpty();
    assertThat(terminal.terminal().getAttributes().getLocalFlag(LocalFlag.ICANON))
        .isEqualTo(before.getLocalFlag(LocalFlag.ICANON));
  }

  @Test
  void leavesCtrlCToTheProgram() throws Exception {
    ask(plain());
    terminal.answer(DONE, "");
    assertThat(terminal.terminal().getAttributes().getLocalFlag(LocalFlag.ISIG)).isTrue();
  }

  @Test
  void doesNotLetTheStarterConfirmWhereSomebodyElseMust() throws Exception {
    Question question = ask(prompt(List.of(), null, true));
    terminal.awaits("Somebody other than ann must confirm this.");
    assertThat(question.poll(AT_ONCE)).isEmpty();
    assertThat(terminal.screen()).doesNotContain("Is it done?");
  }

  @Test
  void readsASecretWithoutShowingIt() throws Exception {
    CompletableFuture<Optional<String>> secret =
        CompletableFuture.supplyAsync(
            () -> operator.secret("PROD_PASSWORD", "Production database password"));
    terminal.answer("Production database password (PROD_PASSWORD): ", "\r");
    terminal.answer("Production database password (PROD_PASSWORD): ", "hunter2\r");
    assertThat(secret.get(20, TimeUnit.SECONDS)).contains("hunter2");
    assertThat(terminal.raw()).contains("*******").doesNotContain("hunter2");
  }

  @Test
  void givesNoSecretAtTheEndOfInput() throws Exception {
    CompletableFuture<Optional<String>> secret =
        CompletableFuture.supplyAsync(() -> operator.secret("TOKEN", ""));
    terminal.answer("TOKEN: ", "\u0004");
    assertThat(secret.get(20, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void nobodyConfirmsNothingAndGivesNoSecret() {
    assertThat(new NobodyOperator().ask(Events.prompt())).isEmpty();
    assertThat(new NobodyOperator().secret("TOKEN", "")).isEmpty();
  }

  private Question ask(Prompt prompt) {
    return operator.ask(prompt).orElseThrow();
  }

  private static Prompt plain() {
    return prompt(List.of(), null, false);
  }

  private static Prompt phrase() {
    return prompt(List.of(), "DELETE ALL DATA", false);
  }

  private static Prompt prompt(List<String> checklist, @Nullable String phrase, boolean notBy) {
    return new Prompt(
        Events.RUN,
        "connect",
        "Connect",
        1,
        "Sign in.",
        checklist,
        phrase,
        List.of(),
        notBy,
        "ann@db1 (pid 4711)",
        Instant.parse("2026-07-11T14:31:00Z"),
        null,
        "e".repeat(64));
  }
}
