package dev.stepgate.run;

import dev.stepgate.check.CheckRunner;
import dev.stepgate.check.Facts;
import dev.stepgate.check.Finding;
import dev.stepgate.check.Judge;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Span;
import dev.stepgate.runbook.Step;
import dev.stepgate.support.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries checks, again and again where they may take a while, and records each with what was found.
 */
final class CheckLoop {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private final Attempt attempt;
  private final @Nullable Step step;
  private final int stepAttempt;
  private final Phase phase;
  private final BooleanSupplier hopeless;

  /** When a check runs. */
  enum Phase {
    NEEDS("a need does not hold: "),
    BEFORE("the check fails as it must before the action: "),
    AFTER("the check does not hold: "),
    REVERIFY("the check holds no longer: ");

    private final String complaint;

    Phase(String complaint) {
      this.complaint = complaint;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A check that did not hold.
   *
   * @param cut whether nothing could be seen, because the connection to the host broke
   */
  record Broken(String reason, Finding finding, boolean cut) {

    /** A check that passes although its service has ended has looked at something else. */
    static Broken service(String reason) {
      return new Broken(reason, new Finding(false, "a service that runs", "it has ended"), false);
    }
  }

  private record Looked(Facts facts, Finding finding) {}

  CheckLoop(Attempt attempt, @Nullable Step step, int stepAttempt, Phase phase) {
    this(attempt, step, stepAttempt, phase, () -> false);
  }

  /**
   * @param hopeless whether trying again makes no sense any more
   */
  CheckLoop(
      Attempt attempt,
      @Nullable Step step,
      int stepAttempt,
      Phase phase,
      BooleanSupplier hopeless) {
    this.hopeless = hopeless;
    this.attempt = attempt;
    this.step = step;
    this.stepAttempt = stepAttempt;
    this.phase = phase;
  }

  /** All in order; stops at the first that does not hold. */
  Optional<Broken> firstBroken(List<Check> checks) {
    for (int i = 0; i < checks.size(); i++) {
      Broken broken = broken(checks.get(i), i + 1);
      if (broken != null) {
        return Optional.of(broken);
      }
    }
    return Optional.empty();
  }

  private @Nullable Broken broken(Check check, int index) {
    long began = System.nanoTime();
    LiveCheck live = new LiveCheck(attempt, step, check, outputName(index), tag());
    String description = describe(check, live);
    long deadline = began + within(check, live).toNanos();
    long pause = span(check.options().every(), PAUSE, live).toMillis();
    int tries = 1;
    Looked looked = look(check, live);
    while (!looked.finding().holds()
        && System.nanoTime() < deadline
        && !attempt.stop().wanted()
        && !hopeless.getAsBoolean()) {
      tell(description, looked.finding(), true, tries++);
      // The last look is at the very end of the time.
      long left = (deadline - System.nanoTime()) / 1_000_000 + 1;
      attempt.stop().pause(Math.min(pause, left));
      forget(looked);
      looked = look(check, live);
    }
    tell(description, looked.finding(), false, tries);
    record(index, description, looked, tries, (System.nanoTime() - began) / 1_000_000);
    return looked.finding().holds() ? null : broken(description, looked);
  }

  private Broken broken(String description, Looked looked) {
    boolean cut = looked.facts().cut() || looked.facts().content().wasCut();
    String reason =
        cut ? looked.finding().actual() + "; nobody could say whether " : phase.complaint;
    return new Broken(reason + description + (cut ? " holds" : ""), looked.finding(), cut);
  }

  /** Before the action a check is expected to fail, so it gets no time to come true. */
  private Duration within(Check check, LiveCheck live) {
    return phase == Phase.BEFORE
        ? Duration.ZERO
        : span(check.options().within(), Duration.ZERO, live);
  }

  private static Duration span(@Nullable Span span, Duration otherwise, LiveCheck live) {
    return span == null ? otherwise : span.resolve(live.values());
  }

  private Looked look(Check check, LiveCheck live) {
    try {
      Facts facts = runner(check).observe(check.fields(), live);
      Finding finding = Judge.judge(check.expect(), facts, live.values(), live::resolve);
      return new Looked(facts, redacted(finding));
    } catch (UserError | IllegalArgumentException cannot) {
      Finding finding =
          new Finding(false, "a check that can be evaluated", String.valueOf(cannot.getMessage()));
      return new Looked(Facts.problem(finding.actual()), redacted(finding));
    }
  }

  private String describe(Check check, LiveCheck live) {
    String description = runner(check).describe(check.fields(), live.values());
    return attempt.redactor().text(description.lines().findFirst().orElse(""));
  }

  @SuppressWarnings("unchecked")
  private static CheckRunner<Record> runner(Check check) {
    return (CheckRunner<Record>) check.kind();
  }

  private Finding redacted(Finding finding) {
    return new Finding(
        finding.holds(),
        attempt.redactor().text(finding.expected()),
        attempt.redactor().text(finding.actual()));
  }

  /** Only what the last try printed is kept. */
  private static void forget(Looked looked) {
    if (looked.facts().output() != null) {
      Outputs.discard(looked.facts().output());
    }
  }

  private String outputName(int index) {
    String when =
        phase == Phase.REVERIFY || step == null ? phase.word() + attempt.number() : phase.word();
    return stepAttempt + "." + when + "-" + index;
  }

  private String tag() {
    return step == null
        ? attempt.runId() + "/needs"
        : attempt.runId() + "/" + step.id() + ":check/" + stepAttempt;
  }

  private void tell(String description, Finding finding, boolean again, int tries) {
    attempt
        .listener()
        .on(
            new RunEvent.CheckTried(
                step == null ? "" : step.id(),
                phase.word(),
                description,
                finding.holds(),
                again,
                finding.expected(),
                finding.actual(),
                tries));
  }

  private void record(int index, String description, Looked looked, int tries, long millis) {
    String verdict =
        looked.finding().holds() ? "passed" : looked.facts().problem() == null ? "failed" : "error";
    attempt.append(
        "check",
        Entry.with("step", step == null ? null : step.id())
            .and("attempt", stepAttempt)
            .and("index", index)
            .and("phase", phase.word())
            .and("check", description)
            .and("expected", looked.finding().expected())
            .and("actual", looked.finding().actual())
            .and("verdict", verdict)
            .and("tries", tries)
            .and("took_ms", millis)
            .and("output", Outputs.of(looked.facts().output()))
            .map());
  }
}
