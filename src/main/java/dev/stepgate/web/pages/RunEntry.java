package dev.stepgate.web.pages;

import dev.stepgate.run.RunLine;
import dev.stepgate.support.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A line in the list of runs. */
record RunEntry(
    String id,
    String address,
    String runbook,
    String target,
    Look state,
    String startedBy,
    Moment started,
    String took,
    String progress) {
  static RunEntry of(RunLine line, Clock clock) {
    return new RunEntry(
        line.runId(),
        "/runs/" + line.runId(),
        line.runbook(),
        line.target(),
        Look.of(line.state()),
        line.startedBy(),
        Moment.of(line.startedAt()),
        took(line, clock.instant()),
        line.passed() + " of " + line.total());
  }

  /** What was cut off has no end, and is not getting longer either. */
  private static String took(RunLine line, Instant now) {
    if (line.state().equals("running") || line.state().equals("waiting")) {
      return Durations.render(Duration.between(line.startedAt(), now));
    }
    return line.endedAt() == null
        ? ""
        : Durations.render(Duration.between(line.startedAt(), line.endedAt()));
  }
}
