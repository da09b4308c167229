package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.StepView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step that a run's page looks at more closely.
 *
 * @param attempts the last one first
 * @param output the one to begin with, or null
 * @param growing whether more output is to be expected
 */
record ChosenStep(
    String run,
    StepLine line,
    String kind,
    String unchecked,
    List<AttemptLook> attempts,
    List<OutputFile> outputs,
    @Nullable OutputFile output,
    boolean growing) {

  /** The one that was asked for, or the one where things happen. */
  static Optional<ChosenStep> of(
      Engine engine, RunView run, History history, String asked, Paces paces) {
    String wanted = asked.isEmpty() ? current(run) : asked;
    return run.steps().stream()
        .filter(step -> step.id().equals(wanted))
        .findFirst()
        .map(step -> of(engine, run, history, step, paces.of(run, step)));
  }

  /** The first that has not passed, or else the last. */
  static String current(RunView run) {
    return run.steps().stream()
        .filter(step -> !StepLine.of(run, step, "").state().name().equals("passed"))
        .findFirst()
        .or(() -> run.steps().stream().reduce((first, second) -> second))
        .map(StepView::id)
        .orElse("");
  }

  private static ChosenStep of(
      Engine engine, RunView run, History history, StepView step, String pace) {
    StepLine line = StepLine.of(run, step, pace);
    List<AttemptLook> attempts =
        new ArrayList<>(
            history.attempts(step.id()).stream()
                .map(attempt -> AttemptLook.of(attempt, line.state().name()))
                .toList());
    Collections.reverse(attempts);
    List<OutputFile> outputs = OutputFile.of(engine.folder(run.runId()), step.number(), step.id());
    return new ChosenStep(
        run.runId(),
        line,
        step.kind(),
        history.step(step.id()).map(planned -> planned.unchecked()).orElse(""),
        attempts,
        outputs,
        latestAction(outputs),
        line.state().name().equals("running"));
  }

  private static @Nullable OutputFile latestAction(List<OutputFile> outputs) {
    return outputs.stream()
        .filter(output -> output.label().endsWith("action"))
        .reduce((first, second) -> second)
        .or(
            () ->
                outputs.stream().filter(output -> output.size() > 0).reduce((first, last) -> last))
        .orElse(null);
  }
}
