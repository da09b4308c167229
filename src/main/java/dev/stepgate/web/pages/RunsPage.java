package dev.stepgate.web.pages;

import dev.stepgate.run.RunPage;
import dev.stepgate.web.runs.Viewing;
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
  private final Viewing viewing;
  private final Clock clock;

  RunsPage(Viewing viewing, Clock clock) {
    this.viewing = viewing;
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
    RunPage found = viewing.runs(filter.query());
    List<RunEntry> entries = found.runs().stream().map(line -> RunEntry.of(line, clock)).toList();
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
    return viewing.runbooks();
  }
}
