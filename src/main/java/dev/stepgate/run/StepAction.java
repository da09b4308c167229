package dev.stepgate.run;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.runbook.Action;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.ActionResult.Verdict;
import dev.stepgate.step.StepKind;
import dev.stepgate.support.CrashPoint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The action of one step: its intent, its execution, its end on record, what it captured. */
final class StepAction {
  private final Attempt attempt;
  private final Step step;
  private final Way way;
  private final Hands hands;
  private final Services services;
  private final @Nullable Done accepted;

  StepAction(
      Attempt attempt,
      Step step,
      Way way,
      Hands hands,
      Services services,
      @Nullable Done accepted) {
    this.accepted = accepted;
    this.attempt = attempt;
    this.step = step;
    this.way = way;
    this.hands = hands;
    this.services = services;
  }

  /** What must not begin ends the run before anything is recorded as begun. */
  void refuse() {
    if (step.action() != null) {
      kind(step.action()).refuse(step.action().fields(), live());
    }
    if (step.options().destructive()) {
      attempt.hosts().refuseToDestroy(step.id(), Site.name(attempt, step));
    }
    step.overwritesOn()
        .map(host -> host.expand(attempt.variables().values(step)))
        .ifPresent(host -> attempt.hosts().refuseToOverwrite(step.id(), host));
  }

  Standing act() {
    if (way.mode() == Way.Mode.ASK_AGAIN) {
      return perform();
    }
    CrashPoint.reach("before-intent");
    attempt.append("intent", Intents.fields(attempt, step, way));
    attempt.log().force();
    CrashPoint.reach("after-intent");
    if (way.mode() == Way.Mode.CHECK_ONLY) {
      takeOver();
      return Standing.GOOD;
    }
    return step.action() == null ? Standing.GOOD : perform();
  }

  /** What an earlier attempt is known to have done counts for this one. */
  private void takeOver() {
    StepAttempt before = Objects.requireNonNull(way.before());
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
    } else if (accepted != null && accepted.host() != null) {
      takeWord(accepted.host(), before.attempt());
    }
  }

  /** Nobody here has seen the end, but the machine on which it happened has. */
  private void takeWord(String host, int before) {
    String note = host + " says that attempt " + before + " ended with exit code 0";
    attempt.append(
        "exit",
        Entry.with("step", step.id())
            .and("attempt", way.attempt())
            .and("how", "code")
            .and("value", 0)
            .and("notes", List.of(note))
            .map());
    attempt.notice(step, note);
  }

  private Standing perform() {
    long began = System.nanoTime();
    ActionResult result = execute(Objects.requireNonNull(step.action()));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    CrashPoint.reach("after-action");
    if (result.verdict() == Verdict.WAITING) {
      return new Standing(Outcome.WAITING, result.reason(), null);
    }
    Captures captures = Captures.of(attempt, step, result);
    recordExit(result, captures, took);
    CrashPoint.reach("after-exit-record");
    if (!result.isDone()) {
      return new Standing(outcome(result.verdict()), reason(result), result.output());
    }
    attempt.variables().capture(captures.values());
    return captures.problem().isEmpty()
        ? new Standing(Outcome.PASSED, "", result.output())
        : Standing.failed(captures.problem(), result.output());
  }

  private ActionResult execute(Action action) {
    return kind(action).execute(action.fields(), live());
  }

  private LiveStep live() {
    String tag = attempt.tag(step, way.attempt());
    return new LiveStep(attempt, step, way.attempt(), tag, hands, services);
  }

  @SuppressWarnings("unchecked")
  private static StepKind<Record> kind(Action action) {
    return (StepKind<Record>) action.kind();
  }

  private String reason(ActionResult result) {
    boolean told = result.verdict() == Verdict.STOPPED && attempt.stop().wanted();
    return told ? result.reason() + " by " + attempt.stop().reason() : result.reason();
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case DONE -> Outcome.PASSED;
      case FAILED, NOT_STARTED -> Outcome.FAILED;
      case WAITING -> Outcome.WAITING;
      case REJECTED -> Outcome.REJECTED;
      case STOPPED, UNREACHABLE -> Outcome.INTERRUPTED;
    };
  }

  private void recordExit(ActionResult result, Captures captures, Duration took) {
    attempt.append(
        "exit",
        Entry.with("step", step.id())
            .and("attempt", way.attempt())
            .and("how", Intents.how(result))
            .and("value", result.ended() == null ? null : result.ended().value())
            .and("error", result.ended() == null && !result.isDone() ? result.reason() : null)
            .and("output", Outputs.of(result.output()))
            .and("captures", captures.values().isEmpty() ? null : captures.values())
            .and("notes", notes(result))
            .and("took_ms", took(result, took))
            .map());
  }

  private @Nullable List<String> notes(ActionResult result) {
    if (result.ended() == null || result.ended().notes().isEmpty()) {
      return null;
    }
    result.ended().notes().forEach(note -> attempt.notice(step, note));
    return result.ended().notes();
  }

  /** A person's answer took no time that would be the step's. */
  private static @Nullable Long took(ActionResult result, Duration took) {
    if (result.ended() != null) {
      return result.ended().took().toMillis();
    }
    return result.output() == null ? null : took.toMillis();
  }
}
