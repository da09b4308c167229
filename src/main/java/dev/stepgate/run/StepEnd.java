package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.runbook.Step;
import dev.stepgate.support.CrashPoint;

/** Seals a step's outcome into the log and the store, then tells it. */
final class StepEnd {
  private final Attempt attempt;
  private final Step step;
  private final Way way;

  StepEnd(Attempt attempt, Step step, Way way) {
    this.attempt = attempt;
    this.step = step;
    this.way = way;
  }

  void seal(Standing standing, long millis) {
    String hint = standing.good() ? "" : hint();
    record(standing, hint, millis);
    CrashPoint.reach("before-seal");
    Head head = attempt.log().seal();
    CrashPoint.reach("after-seal");
    attempt.store().leases().recordHead(attempt.lease(), head);
    attempt
        .listener()
        .on(
            Told.finished(
                attempt,
                step,
                way,
                standing.outcome(),
                standing.reason(),
                hint,
                standing.output(),
                millis));
  }

  private void record(Standing standing, String hint, long millis) {
    attempt.append(
        "outcome",
        Entry.with("step", step.id())
            .and("number", attempt.number(step))
            .and("attempt", way.attempt())
            .and("outcome", standing.outcome().word())
            .and("reason", standing.good() ? null : standing.reason())
            .and("hint", hint.isEmpty() ? null : hint)
            .and("took_ms", millis)
            .map());
  }

  private String hint() {
    return step.options().hint() == null
        ? ""
        : attempt
            .redactor()
            .text(step.options().hint().expand(attempt.variables().soFar(step)).strip());
  }
}
