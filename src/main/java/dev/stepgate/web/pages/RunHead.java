package dev.stepgate.web.pages;

import dev.stepgate.run.RunView;
import dev.stepgate.support.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the top of a run's page.
 *
 * @param since from when on a clock runs, or null
 */
record RunHead(
    String id,
    String runbook,
    String title,
    String target,
    Look state,
    String startedBy,
    Moment started,
    String took,
    @Nullable String since,
    long passed,
    int total,
    String attempts,
    List<String> remarks) {
  static RunHead of(RunView run) {
    boolean open = run.state().equals("running") || run.state().equals("waiting");
    return new RunHead(
        run.runId(),
        run.runbook(),
        run.title().isEmpty() ? run.runbook() : run.title(),
        run.target(),
        Look.of(run.state()),
        run.startedBy(),
        Moment.of(run.startedAt()),
        open || run.endedAt() == null
            ? ""
            : Durations.render(Duration.between(run.startedAt(), run.endedAt())),
        open ? run.startedAt().toString() : null,
        run.passed(),
        run.steps().size(),
        run.attempts() == 1 ? "1 attempt" : run.attempts() + " attempts",
        run.remarks());
  }
}
