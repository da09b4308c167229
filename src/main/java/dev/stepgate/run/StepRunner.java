package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.host.Evidence;
import dev.stepgate.run.CheckLoop.Broken;
import dev.stepgate.run.CheckLoop.Phase;
import dev.stepgate.runbook.Action;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.ActionResult.Verdict;
import dev.stepgate.step.StepKind;
import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one step through needs, intent, action, captures and checks to a sealed outcome. */
final class StepRunner {
  private final Attempt attempt;
  private final Hands hands;
  private final Services services;

  private final @Nullable String accepted;
  private @Nullable Throwable problem;
  private @Nullable Outcome last;

  /**
   * @param accepted the interrupted step that a person has declared done, or null
   */
  StepRunner(Attempt attempt, Hands hands, Services services, @Nullable String accepted) {
    this.attempt = attempt;
    this.hands = hands;
    this.services = services;
    this.accepted = accepted;
  }

  /** For Batch, which keeps what it is thrown in its tables: a problem is kept here instead. */
  Optional<Outcome> tryRun(Step step) {
    try {
      return Optional.of(run(step));
    } catch (Throwable broken) {
      problem = broken;
      return Optional.empty();
    }
  }

  void rethrow() {
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  /** How the step that ended the run has ended; empty when none has. */
  Optional<Outcome> notPassed() {
    return Optional.ofNullable(last).filter(outcome -> outcome != Outcome.PASSED);
  }

  /** How the step stands: the verdict so far, and why; {@code output} is the action's. */
  private record State(Outcome outcome, String reason, Evidence.@Nullable Result output) {
    static final State GOOD = new State(Outcome.PASSED, "", null);

    boolean good() {
      return outcome == Outcome.PASSED;
    }
  }

  private Outcome run(Step step) {
    if (attempt.stop().wanted()) {
      return Outcome.INTERRUPTED;
    }
    refuseLostLease();
    Way way = Way.of(attempt.log().history(), step, accepted);
    long began = System.nanoTime();
    tellStart(step, way);
    State state = carryOut(step, way);
    finish(step, way, state, (System.nanoTime() - began) / 1_000_000);
    last = state.outcome();
    return last;
  }

  /** A process that slept past its lease starts nothing. */
  private void refuseLostLease() {
    if (!attempt.store().leases().holds(attempt.lease())) {
      throw new UserError(
          ExitCode.REFUSED,
          "run "
              + attempt.runId()
              + " no longer holds "
              + attempt.lease().target()
              + ": another process has taken it over",
          "Type stepgate show " + attempt.runId() + " to see who.");
    }
  }

  private State carryOut(Step step, Way way) {
    try {
      State state = way.mode() == Way.Mode.FULL ? beforeAction(step, way) : State.GOOD;
      if (state.good()) {
        state = act(step, way);
      }
      return state.good() ? checked(step, way, state) : state;
    } catch (UserError refused) {
      if (refused.exit() != ExitCode.INVALID) {
        throw refused;
      }
      return new State(Outcome.FAILED, refused.getMessage(), null);
    }
  }

  private State beforeAction(Step step, Way way) {
    Optional<Broken> need = loop(step, way, Phase.NEEDS).firstBroken(step.needs());
    if (need.isPresent()) {
      return broken(need.get(), null);
    }
    refuse(step, way);
    if (step.options().mustChange()
        && loop(step, way, Phase.BEFORE).firstBroken(step.checks()).isEmpty()) {
      return new State(
          Outcome.FAILED, "the check already holds before the action, so it proves nothing", null);
    }
    return attempt.stop().wanted() ? stopped("before its action", null) : State.GOOD;
  }

  /** What must not begin ends the run before anything is recorded as begun. */
  private void refuse(Step step, Way way) {
    if (step.action() != null) {
      kind(step.action()).refuse(step.action().fields(), live(step, way));
    }
  }

  private LiveStep live(Step step, Way way) {
    String tag = attempt.tag(step, way.attempt());
    return new LiveStep(attempt, step, way.attempt(), tag, hands, services);
  }

  private State act(Step step, Way way) {
    if (way.mode() == Way.Mode.ASK_AGAIN) {
      return perform(step, way);
    }
    CrashPoint.reach("before-intent");
    attempt.append("intent", Intents.fields(attempt, step, way));
    attempt.log().force();
    CrashPoint.reach("after-intent");
    if (way.mode() == Way.Mode.CHECK_ONLY) {
      takeOver(step, way);
      return State.GOOD;
    }
    return step.action() == null ? State.GOOD : perform(step, way);
  }

  /** What an earlier attempt is known to have done counts for this one. */
  private void takeOver(Step step, Way way) {
    StepAttempt before = java.util.Objects.requireNonNull(way.before());
    LogRecord exit = before.exit();
    if (exit != null && before.actionSucceeded()) {
      attempt.append(
          "exit",
          Entry.with("step", step.id())
              .and("attempt", way.attempt())
              .and("how", exit.text("how"))
              .and("value", exit.amount("value"))
              .and("took_ms", exit.amount("took_ms"))
              .and("captures", before.captures().isEmpty() ? null : before.captures())
              .and("notes", List.of("taken over from attempt " + before.attempt()))
              .map());
      attempt.variables().capture(before.captures());
    }
  }

  private State perform(Step step, Way way) {
    Action action = java.util.Objects.requireNonNull(step.action());
    ActionResult result = kind(action).execute(action.fields(), live(step, way));
    CrashPoint.reach("after-action");
    if (result.verdict() == Verdict.WAITING) {
      return new State(Outcome.WAITING, result.reason(), null);
    }
    Captures captures = Captures.of(attempt, step, result);
    recordExit(step, way, result, captures);
    CrashPoint.reach("after-exit-record");
    if (!result.isDone()) {
      return new State(outcome(result.verdict()), reason(result), result.output());
    }
    attempt.variables().capture(captures.values());
    return captures.problem().isEmpty()
        ? new State(Outcome.PASSED, "", result.output())
        : new State(Outcome.FAILED, captures.problem(), result.output());
  }

  private String reason(ActionResult result) {
    boolean told = result.verdict() == Verdict.STOPPED && attempt.stop().wanted();
    return told ? result.reason() + " by " + attempt.stop().reason() : result.reason();
  }

  private State checked(Step step, Way way, State state) {
    CheckLoop loop =
        new CheckLoop(
            attempt, step, way.attempt(), Phase.AFTER, () -> services.ended(step).isPresent());
    Optional<Broken> broken = loop.firstBroken(step.checks());
    CrashPoint.reach("after-checks");
    // A check that passes although its service has ended has looked at something else.
    Optional<State> ended =
        services.ended(step).map(why -> new State(Outcome.FAILED, why, state.output()));
    return ended.or(() -> broken.map(b -> broken(b, state.output()))).orElse(state);
  }

  private State broken(Broken broken, Evidence.@Nullable Result output) {
    return attempt.stop().wanted()
        ? stopped("during its checks", output)
        : new State(Outcome.FAILED, broken.reason(), output);
  }

  private State stopped(String when, Evidence.@Nullable Result output) {
    String reason = "stopped by " + attempt.stop().reason() + " " + when;
    return new State(Outcome.INTERRUPTED, reason, output);
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case DONE -> Outcome.PASSED;
      case FAILED, NOT_STARTED -> Outcome.FAILED;
      case WAITING -> Outcome.WAITING;
      case REJECTED -> Outcome.REJECTED;
      case STOPPED -> Outcome.INTERRUPTED;
    };
  }

  private void recordExit(Step step, Way way, ActionResult result, Captures captures) {
    attempt.append(
        "exit",
        Entry.with("step", step.id())
            .and("attempt", way.attempt())
            .and("how", Intents.how(result))
            .and("value", result.ended() == null ? null : result.ended().value())
            .and("error", result.ended() == null && !result.isDone() ? result.reason() : null)
            .and("output", Outputs.of(result.output()))
            .and("captures", captures.values().isEmpty() ? null : captures.values())
            .and("notes", notes(step, result))
            .and("took_ms", result.ended() == null ? null : result.ended().took().toMillis())
            .map());
  }

  private @Nullable List<String> notes(Step step, ActionResult result) {
    if (result.ended() == null || result.ended().notes().isEmpty()) {
      return null;
    }
    result.ended().notes().forEach(note -> attempt.notice(step, note));
    return result.ended().notes();
  }

  private void finish(Step step, Way way, State state, long millis) {
    String hint = state.good() ? "" : hint(step);
    attempt.append(
        "outcome",
        Entry.with("step", step.id())
            .and("number", attempt.number(step))
            .and("attempt", way.attempt())
            .and("outcome", state.outcome().word())
            .and("reason", state.good() ? null : state.reason())
            .and("hint", hint.isEmpty() ? null : hint)
            .and("took_ms", millis)
            .map());
    CrashPoint.reach("before-seal");
    Head head = attempt.log().seal();
    CrashPoint.reach("after-seal");
    attempt.store().leases().recordHead(attempt.lease(), head);
    attempt
        .listener()
        .on(
            Told.finished(
                attempt, step, way, state.outcome(), state.reason(), hint, state.output(), millis));
  }

  private String hint(Step step) {
    return step.options().hint() == null
        ? ""
        : attempt
            .redactor()
            .text(step.options().hint().expand(attempt.variables().soFar(step)).strip());
  }

  private void tellStart(Step step, Way way) {
    attempt
        .listener()
        .on(
            new RunEvent.StepStarted(
                attempt.number(step),
                step.id(),
                attempt.title(step),
                way.attempt(),
                Intents.kind(step),
                Intents.command(attempt, step)));
  }

  private CheckLoop loop(Step step, Way way, Phase phase) {
    return new CheckLoop(attempt, step, way.attempt(), phase);
  }

  @SuppressWarnings("unchecked")
  private static StepKind<Record> kind(Action action) {
    return (StepKind<Record>) action.kind();
  }
}
