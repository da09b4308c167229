package dev.stepgate.web.api;

import dev.stepgate.run.RunView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as {@code stepgate show --json} tells it. */
record RunAnswer(
    String runId,
    String runbook,
    String title,
    String target,
    Path folder,
    String state,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    int attempts,
    List<RunView.StepView> steps,
    List<String> remarks,
    String next,
    long passed,
    int total) {

  static RunAnswer of(RunView view) {
    return new RunAnswer(
        view.runId(),
        view.runbook(),
        view.title(),
        view.target(),
        view.folder(),
        view.state(),
        view.startedBy(),
        view.startedAt(),
        view.endedAt(),
        view.attempts(),
        view.steps(),
        view.remarks(),
        view.next(),
        view.passed(),
        view.steps().size());
  }
}
