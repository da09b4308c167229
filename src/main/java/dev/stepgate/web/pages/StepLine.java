package dev.stepgate.web.pages;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.AttemptView;
import dev.stepgate.run.RunView.StepView;
import dev.stepgate.support.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the line of steps.
 *
 * @param since from when on a clock runs, or null
 * @param pace how it compares with what is usual, or empty
 */
record StepLine(
    int number,
    String id,
    String title,
    String address,
    Look state,
    String took,
    @Nullable String since,
    String attempts,
    String pace) {
  static StepLine of(RunView run, StepView step, String pace) {
    List<AttemptView> tries = step.attempts();
    AttemptView last = tries.isEmpty() ? null : tries.get(tries.size() - 1);
    String state = state(run.state(), last);
    return new StepLine(
        step.number(),
        step.id(),
        step.title(),
        "/runs/" + run.runId() + "?step=" + step.id(),
        Look.of(state),
        last == null || last.took() == null ? "" : Durations.render(last.took()),
        state.equals("running") && last != null ? last.startedAt().toString() : null,
        tries.size() > 1 ? "attempt " + tries.size() : "",
        pace);
  }

  /** What nobody works on any more does not run. */
  static String state(String run, @Nullable AttemptView last) {
    if (last == null) {
      return "todo";
    }
    Outcome outcome = last.outcome();
    if (outcome != null) {
      return outcome.word();
    }
    return run.equals("running") || run.equals("waiting") ? run : "interrupted";
  }
}
