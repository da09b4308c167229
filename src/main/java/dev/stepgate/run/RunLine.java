package dev.stepgate.run;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as a list shows it.
 *
 * @param state as in {@link RunView}
 * @param endedAt when the last attempt ended, or null
 */
public record RunLine(
    String runId,
    String runbook,
    String target,
    Path folder,
    String state,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    long passed,
    long total) {

  static RunLine of(RunView view) {
    return new RunLine(
        view.runId(),
        view.runbook(),
        view.target(),
        view.folder(),
        view.state(),
        view.startedBy(),
        view.startedAt(),
        view.endedAt(),
        view.passed(),
        view.steps().size());
  }
}
