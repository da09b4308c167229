package dev.stepgate.web.pages;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunQuery;
import dev.stepgate.support.Durations;
import dev.stepgate.support.UserError;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import dev.stepgate.web.runs.Viewing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** All runs that wait for a person. */
@Controller
final class WaitingPage {
  private static final int MOST = 200;
  private final Engine engine;
  private final Viewing viewing;
  private final Access access;
  private final Clock clock;

  WaitingPage(Engine engine, Viewing viewing, Access access, Clock clock) {
    this.engine = engine;
    this.viewing = viewing;
    this.access = access;
    this.clock = clock;
  }

  /**
   * A run that waits.
   *
   * @param message the first line of the question
   * @param mine whether whoever looks may answer it
   */
  record Waiting(
      String run, String runbook, String title, String message, String since, boolean mine) {}

  @GetMapping("/waiting")
  String waiting(
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model model) {
    model.addAttribute("waiting", all());
    return part ? "waiting :: list" : "waiting";
  }

  private List<Waiting> all() {
    return viewing.runs(new RunQuery("", "waiting", "", 0, MOST)).runs().stream()
        .flatMap(run -> waiting(run).stream())
        .toList();
  }

  private Optional<Waiting> waiting(RunLine run) {
    try {
      return Optional.of(waiting(run, engine.waiting(run.runId())));
    } catch (UserError answeredMeanwhile) {
      return Optional.empty();
    }
  }

  private Waiting waiting(RunLine run, Prompt prompt) {
    boolean may = access.has(Right.CONFIRM, run.runbook());
    boolean own = prompt.notByStarter() && access.person().equals(prompt.starter());
    return new Waiting(
        run.runId(),
        run.runbook(),
        prompt.title(),
        prompt.message().lines().findFirst().orElse(""),
        Durations.render(Duration.between(prompt.opened(), clock.instant())),
        may && !own);
  }
}
