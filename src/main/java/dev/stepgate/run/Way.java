package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.StepKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a step goes on from what the log says of it.
 *
 * @param before the earlier attempt, or null
 */
record Way(int attempt, Mode mode, @Nullable StepAttempt before) {

  /** What of the step is carried out. */
  enum Mode {
    /** Needs, action and checks, as a new attempt. */
    FULL,
    /** The question of the same attempt stands. */
    ASK_AGAIN,
    /** The action is done; only its checks are missing. */
    CHECK_ONLY
  }

  /**
   * @param accepted the interrupted step that somebody has declared done, or null
   */
  static Way of(History history, Step step, @Nullable Done accepted) {
    Optional<StepAttempt> last = history.lastAttempt(step.id());
    if (last.isEmpty()) {
      return new Way(1, Mode.FULL, null);
    }
    StepAttempt before = last.get();
    if (asks(before)) {
      return new Way(before.attempt(), Mode.ASK_AGAIN, before);
    }
    boolean said = accepted != null && accepted.step().equals(step.id());
    boolean done = said || onlyTheCheckIsMissing(before, step);
    return new Way(before.attempt() + 1, done ? Mode.CHECK_ONLY : Mode.FULL, before);
  }

  /** A manual step whose question has been put and not been answered by an outcome. */
  static boolean asks(StepAttempt attempt) {
    return attempt.outcome() == Outcome.WAITING
        || (attempt.outcome() == null && attempt.prompt() != null);
  }

  static boolean onlyTheCheckIsMissing(StepAttempt attempt, Step step) {
    return attempt.outcome() == Outcome.INTERRUPTED && attempt.actionSucceeded() && !harmless(step);
  }

  /** Whether the action may run again without asking anybody. */
  static boolean harmless(Step step) {
    return step.action() == null
        || step.options().repeatable()
        || ((StepKind<?>) step.action().kind()).harmlessToRepeat();
  }
}
