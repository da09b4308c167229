package dev.stepgate.web.api;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Plan;
import dev.stepgate.run.Planner;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.lint.Lint;
import dev.stepgate.web.runs.Runbooks;
import dev.stepgate.web.runs.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Runbooks", description = "What may be started, and what it would do.")
@RestController
@RequestMapping("/api/v1/runbooks")
class RunbooksController {
  private final Runbooks runbooks;
  private final Engine engine;
  private final Viewing viewing;

  RunbooksController(Runbooks runbooks, Engine engine, Viewing viewing) {
    this.runbooks = runbooks;
    this.engine = engine;
    this.viewing = viewing;
  }

  /**
   * A runbook of the list.
   *
   * @param name what calls name it by
   * @param runbook its own name, by which runs are listed; null if it cannot be read
   * @param problems how many there are; it can be started only with none
   */
  record RunbookLine(String name, @Nullable String runbook, @Nullable String title, int problems) {}

  /** The runbooks in the server's folders. */
  record RunbookList(List<RunbookLine> runbooks) {}

  /** What to plan. */
  record PlanRequest(String runbook, @Nullable Map<String, String> values) {}

  /** What {@code stepgate lint --json} tells. */
  record LintLine(
      String severity, String rule, int line, int column, String message, String hint) {}

  /** All of it. */
  record LintList(String name, List<LintLine> problems) {}

  @Operation(summary = "Lists the runbooks that may be started.")
  @GetMapping
  RunbookList list() {
    return new RunbookList(
        runbooks.all().stream()
            .map(RunbooksController::line)
            .filter(line -> viewing.of(line.runbook() == null ? "" : line.runbook()))
            .toList());
  }

  @Operation(summary = "Says which values and secrets a start has to give.")
  @GetMapping("/needs")
  Needs needs(@RequestParam("name") String name) {
    return Needs.of(name, seen(name));
  }

  @Operation(summary = "Shows what a run would do; runs and checks nothing.")
  @PostMapping("/plan")
  Plan plan(@RequestBody PlanRequest request) {
    String name = Body.given("runbook", request.runbook());
    seen(name);
    return Planner.plan(
        runbooks.named(name).file(), Body.values(request.values()), engine.environment());
  }

  @Operation(summary = "Says what is wrong or unwise in a runbook.")
  @GetMapping("/lint")
  LintList lint(@RequestParam("name") String name) {
    Loaded loaded = runbooks.named(name).load();
    viewing.require(loaded.runbook() == null ? "" : loaded.runbook().name());
    return new LintList(
        name,
        Stream.concat(
                loaded.problems().stream().map(problem -> line("error", problem)),
                Lint.advise(loaded).stream().map(problem -> line("advice", problem)))
            .toList());
  }

  private Runbook seen(String name) {
    Runbook runbook = runbooks.named(name).load().orThrow();
    viewing.require(runbook.name());
    return runbook;
  }

  private static RunbookLine line(Runbooks.Entry entry) {
    Loaded loaded = entry.load();
    Runbook runbook = loaded.runbook();
    return runbook == null
        ? new RunbookLine(entry.name(), null, null, loaded.problems().size())
        : new RunbookLine(
            entry.name(),
            runbook.name(),
            runbook.title() == null ? null : runbook.title().raw(),
            0);
  }

  private static LintLine line(String severity, Problem problem) {
    return new LintLine(
        severity,
        problem.rule(),
        problem.place().line(),
        problem.place().column(),
        problem.message(),
        problem.hint());
  }
}
