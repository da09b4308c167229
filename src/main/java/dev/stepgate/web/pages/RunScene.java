package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.web.runs.Operations.Answer;
import dev.stepgate.web.runs.Viewing;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** All that the page of a run shows. */
@Component
final class RunScene {
  private final Engine engine;
  private final Viewing viewing;
  private final NextSteps next;
  private final Paces paces;
  private final Rendering rendering;
  private final Clock clock;

  RunScene(
      Engine engine,
      Viewing viewing,
      NextSteps next,
      Paces paces,
      Rendering rendering,
      Clock clock) {
    this.rendering = rendering;
    this.engine = engine;
    this.viewing = viewing;
    this.next = next;
    this.paces = paces;
    this.clock = clock;
  }

  /**
   * @param step the one to look at, or empty for the one where things happen
   * @param given an answer that was not taken, or null
   */
  void show(Model model, String id, String step, @Nullable Answer given) {
    RunView run = viewing.run(id);
    History history = viewing.history(run);
    model.addAttribute("records", history.count());
    model.addAttribute("now", clock.instant().toEpochMilli());
    model.addAttribute("head", RunHead.of(run));
    model.addAttribute("following", step.isEmpty());
    model.addAttribute("next", next.of(run, history, given));
    ChosenStep chosen = chosen(model, run, history, step);
    model.addAttribute("steps", lines(run, chosen));
  }

  void showNext(Model model, String id) {
    RunView run = viewing.run(id);
    model.addAttribute("head", RunHead.of(run));
    model.addAttribute("next", next.of(run, viewing.history(run), null));
  }

  void showChosen(Model model, String id, String step) {
    RunView run = viewing.run(id);
    chosen(model, run, viewing.history(run), step);
  }

  private @Nullable ChosenStep chosen(Model model, RunView run, History history, String step) {
    ChosenStep chosen = ChosenStep.of(engine, run, history, step, paces).orElse(null);
    model.addAttribute("chosen", chosen);
    model.addAttribute(
        "part",
        chosen == null || chosen.output() == null ? null : Portion.last(chosen.output().path()));
    return chosen;
  }

  private String lines(RunView run, @Nullable ChosenStep chosen) {
    String here = chosen == null ? "" : chosen.line().id();
    return run.steps().stream()
        .map(step -> StepLine.of(run, step, paces.of(run, step)))
        .map(line -> line.id().equals(here) ? rendering.chosenStep(line) : rendering.step(line))
        .collect(Collectors.joining("\n"));
  }
}
