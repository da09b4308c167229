package dev.stepgate.run;

import dev.stepgate.run.store.Decision;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.Question;
import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a manual step to a person, here or at another terminal, and records what was asked and said.
 */
final class Hands {
  private static final Duration GLANCE = Duration.ofMillis(250);
  private final Attempt attempt;
  private final Clock clock;
  private final String starter;

  Hands(Attempt attempt, Clock clock, String starter) {
    this.attempt = attempt;
    this.clock = clock;
    this.starter = starter;
  }

  ActionResult ask(Step step, int stepAttempt, Question question) {
    Prompt prompt = opened(step, stepAttempt, question);
    Optional<Decision> said = findDecision(prompt);
    if (said.isPresent()) {
      return settled(prompt, said.get());
    }
    attempt.listener().on(new RunEvent.Waiting(prompt));
    CrashPoint.reach("while-waiting");
    return attempt
        .operator()
        .ask(prompt)
        .map(asked -> answered(prompt, asked))
        .orElse(ActionResult.of(ActionResult.Verdict.WAITING, "it waits for a person"));
  }

  private static ActionResult tooLate(Prompt prompt) {
    return ActionResult.of(
        ActionResult.Verdict.FAILED, "nobody confirmed it before " + prompt.expires());
  }

  /** The same question as before if this attempt has already asked one that still stands. */
  private Prompt opened(Step step, int stepAttempt, Question question) {
    Optional<Prompt> before = Prompts.open(attempt.log().history(), attempt.runId(), step.id());
    if (before.filter(asked -> stands(asked, stepAttempt)).isPresent()) {
      return before.get();
    }
    Prompt prompt = Prompts.of(attempt, step, stepAttempt, question, starter, clock.instant());
    attempt.append("prompt", Prompts.fields(prompt));
    attempt.log().force();
    return prompt;
  }

  /** Nobody can answer an expired question any more, so a resume asks anew. */
  private boolean stands(Prompt asked, int stepAttempt) {
    return asked.attempt() == stepAttempt && (!expired(asked) || findDecision(asked).isPresent());
  }

  private ActionResult answered(Prompt prompt, Operator.Question asked) {
    while (true) {
      if (attempt.stop().wantedBetweenSteps()) {
        asked.withdraw("the run is being stopped (" + attempt.stop().reason() + ")");
        return ActionResult.of(ActionResult.Verdict.WAITING, "it waits for a person");
      }
      if (expired(prompt)) {
        asked.withdraw("the question has expired");
        return tooLate(prompt);
      }
      Optional<Decision> said =
          asked.poll(GLANCE).flatMap(mine -> counted(prompt, mine)).or(() -> findDecision(prompt));
      if (said.isPresent()) {
        asked.withdraw("answered by " + said.get().user() + " on " + said.get().host());
        return settled(prompt, said.get());
      }
    }
  }

  /** Of two answers at the same instant one wins, wherever it was given. */
  private Optional<Decision> counted(Prompt prompt, Decision said) {
    Decision mine = said.withNote(attempt.redactor().text(said.note()));
    try {
      Prompts.refuseInvalid(prompt, mine);
    } catch (UserError refused) {
      attempt.notice(null, refused.getMessage() + "; it still waits");
      return Optional.empty();
    }
    return attempt.store().decisions().offer(mine).or(() -> Optional.of(mine));
  }

  private Optional<Decision> findDecision(Prompt prompt) {
    return recorded(prompt)
        .or(
            () ->
                attempt
                    .store()
                    .decisions()
                    .find(prompt.runId(), prompt.stepId(), prompt.attempt()));
  }

  /** It may have been recorded by the command that made it, or before a crash; the log leads. */
  private Optional<Decision> recorded(Prompt prompt) {
    return attempt
        .log()
        .history()
        .lastAttempt(prompt.stepId())
        .filter(last -> last.attempt() == prompt.attempt())
        .flatMap(last -> Optional.ofNullable(last.confirmation()))
        .map(record -> Prompts.decision(record, prompt.runId()));
  }

  private boolean expired(Prompt prompt) {
    @Nullable Instant end = prompt.expires();
    return end != null && clock.instant().isAfter(end);
  }

  private ActionResult settled(Prompt prompt, Decision decision) {
    if (recorded(prompt).isEmpty()) {
      attempt.append("confirmation", Prompts.fields(decision));
      attempt.log().force();
    }
    CrashPoint.reach("after-confirmation");
    attempt
        .listener()
        .on(
            new RunEvent.Decided(
                prompt.stepId(),
                decision.confirmed(),
                decision.user() + " on " + decision.host(),
                attempt.redactor().text(decision.note())));
    return decision.confirmed()
        ? ActionResult.done()
        : ActionResult.of(
            ActionResult.Verdict.REJECTED,
            "rejected by " + decision.user() + ": " + decision.note());
  }
}
