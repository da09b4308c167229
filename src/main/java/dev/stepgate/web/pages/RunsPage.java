package dev.stepgate.web.pages;

import dev.stepgate.run.Engine;
import dev.stepgate.run.RunPage;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of runs. */
@Controller
final class RunsPage {
  private static final List<String> STATES =
      List.of(
          "running",
          "waiting",
          "failed",
          "rejected",
          "interrupted",
          "refused",
          "passed",
          "aborted");
  private final Engine engine;
  private final Access access;
  private final Clock clock;

  RunsPage(Engine engine, Access access, Clock clock) {
    this.engine = engine;
    this.access = access;
    this.clock = clock;
  }

  @GetMapping("/")
  String runs(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String runbook,
      @RequestParam(defaultValue = "1") int page,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Model model) {
    RunsFilter filter = new RunsFilter(q, state, runbook, page);
    RunPage found = engine.runs(filter.query());
    List<RunEntry> entries =
        found.runs().stream()
            .filter(line -> access.has(Right.VIEW, line.runbook()))
            .map(line -> RunEntry.of(line, clock))
            .toList();
    model.addAttribute("filter", filter);
    model.addAttribute("list", RunsList.of(filter, entries, found.total()));
    return part ? "runs :: list" : "runs";
  }

  @ModelAttribute("states")
  List<String> states() {
    return STATES;
  }

  @ModelAttribute("runbookNames")
  List<String> runbookNames() {
    return engine.store().runs().runbooks().stream()
        .filter(name -> access.has(Right.VIEW, name))
        .toList();
  }
}
