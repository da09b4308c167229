package dev.stepgate.web.pages;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Plan;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.support.UserError;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import dev.stepgate.web.runs.Runbooks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The runbooks that can be started, and what each would do. */
@Controller
final class RunbooksPage {
  private static final int MOST_PICTURES = 60;
  private final Runbooks runbooks;
  private final Engine engine;
  private final PastRuns past;
  private final Access access;
  private final Clock clock;

  RunbooksPage(Runbooks runbooks, Engine engine, PastRuns past, Access access, Clock clock) {
    this.runbooks = runbooks;
    this.engine = engine;
    this.past = past;
    this.access = access;
    this.clock = clock;
  }

  /**
   * A file in the list.
   *
   * @param problem why it cannot be run, or empty
   */
  record Item(String name, String id, String title, int steps, String problem, boolean startable) {}

  @GetMapping("/runbooks")
  String runbooks(Model model) {
    model.addAttribute(
        "runbooks",
        runbooks.all().stream()
            .map(this::item)
            .filter(item -> item.id().isEmpty() || access.has(Right.VIEW, item.id()))
            .toList());
    return "runbooks";
  }

  @GetMapping("/runbook")
  String runbook(@RequestParam String name, Model model) {
    Runbooks.Entry entry = runbooks.named(name);
    Runbook runbook = entry.load().orThrow();
    access.require(Right.VIEW, runbook.name());
    model.addAttribute("name", name);
    model.addAttribute("id", runbook.name());
    model.addAttribute("startable", access.has(Right.START, runbook.name()));
    plan(entry, model);
    model.addAttribute(
        "history",
        past.last(runbook.name()).stream().map(line -> RunEntry.of(line, clock)).toList());
    model.addAttribute("pictures", pictures(runbook));
    return "runbook";
  }

  /** A plan needs values that may not be there; the page is of use all the same. */
  private void plan(Runbooks.Entry entry, Model model) {
    try {
      Plan plan = engine.plan(entry.file(), Map.of());
      model.addAttribute("plan", plan);
    } catch (UserError unknown) {
      model.addAttribute("problem", Problem.of(unknown));
    }
  }

  private List<Picture> pictures(Runbook runbook) {
    Past times = past.of(runbook.name());
    return runbook.steps().stream()
        .filter(step -> !times.of(step.id()).isEmpty())
        .limit(MOST_PICTURES)
        .map(
            step -> {
              String title =
                  step.options().title() == null ? step.id() : step.options().title().raw();
              return Picture.of(step.id(), title, times.of(step.id()));
            })
        .toList();
  }

  private Item item(Runbooks.Entry entry) {
    Loaded loaded = entry.load();
    Runbook runbook = loaded.runbook();
    if (runbook == null) {
      return new Item(
          entry.name(), "", entry.name(), 0, loaded.problems().size() + " problems", false);
    }
    return new Item(
        entry.name(),
        runbook.name(),
        runbook.title() == null ? runbook.name() : runbook.title().raw(),
        runbook.steps().size(),
        "",
        access.has(Right.START, runbook.name()));
  }
}
