package dev.stepgate.web.api;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunPage;
import dev.stepgate.run.RunQuery;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.web.runs.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Runs", description = "Which runs there are, and how far each is.")
@RestController
@RequestMapping("/api/v1/runs")
class RunsController {
  private static final int MOST_RUNS = 500;
  private static final int MOST_RECORDS = 1_000;
  private final Viewing viewing;

  RunsController(Viewing viewing) {
    this.viewing = viewing;
  }

  /** A part of the list. */
  record Runs(List<RunLine> runs, long total, int offset) {}

  /** Records of a log, each an object exactly as it stands there. */
  record Records(List<Object> records, long next, boolean more) {}

  @Operation(summary = "Lists runs, the newest first.")
  @GetMapping
  Runs runs(
      @Parameter(description = "Stands in the run's id, its target or its starter.")
          @RequestParam(defaultValue = "")
          String text,
      @Parameter(
              description =
                  "running, waiting, passed, failed, rejected, interrupted, refused or aborted.")
          @RequestParam(defaultValue = "")
          String state,
      @Parameter(description = "The exact name of the runbook.") @RequestParam(defaultValue = "")
          String runbook,
      @RequestParam(defaultValue = "0") int offset,
      @Parameter(description = "At most 500.") @RequestParam(defaultValue = "50") int limit) {
    Range.check("offset", offset, 0, Integer.MAX_VALUE);
    Range.check("limit", limit, 1, MOST_RUNS);
    RunPage page = viewing.runs(new RunQuery(text, state, runbook, offset, limit));
    return new Runs(page.runs(), page.total(), offset);
  }

  @Operation(summary = "Shows a run: its steps, every attempt at them, and what to do next.")
  @GetMapping("/{run}")
  RunAnswer run(@Parameter(description = "A run id, or last.") @PathVariable("run") String run) {
    return RunAnswer.of(viewing.run(run));
  }

  @Operation(summary = "Says which secrets a resume has to give.")
  @GetMapping("/{run}/needs")
  Needs needs(@PathVariable("run") String run) {
    RunFolder folder = viewing.folder(run);
    Runbook runbook = new RunbookLoader().load(folder.runbook()).orThrow();
    return Needs.of(runbook.name(), runbook);
  }

  @Operation(summary = "Returns records of a run's log, each exactly as it stands there.")
  @GetMapping("/{run}/records")
  Records records(
      @PathVariable("run") String run,
      @Parameter(description = "The seq of the first record.") @RequestParam(defaultValue = "0")
          int from,
      @Parameter(description = "At most 1000.") @RequestParam(defaultValue = "200") int limit) {
    Range.check("from", from, 0, Integer.MAX_VALUE);
    Range.check("limit", limit, 1, MOST_RECORDS);
    History history = viewing.history(run);
    List<LogRecord> rest = history.recordsFrom(from);
    List<Object> part = rest.stream().limit(limit).<Object>map(LogRecord::fields).toList();
    return new Records(part, from + part.size(), rest.size() > part.size());
  }
}
