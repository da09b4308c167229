package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.audit.Outcome;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunQuery;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Looks back at the last runs of a runbook. */
@Component
final class PastRuns {
  private static final int MOST = 20;
  private static final Duration FRESH = Duration.ofMinutes(1);
  private final Map<String, Looked> looked = new ConcurrentHashMap<>();
  private final Engine engine;
  private final Clock clock;

  PastRuns(Engine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  private record Looked(Past past, Instant at) {}

  /** Not looked at again within a minute. */
  Past recent(String runbook) {
    Instant old = clock.instant().minus(FRESH);
    return looked
        .compute(
            runbook,
            (name, known) ->
                known != null && known.at().isAfter(old)
                    ? known
                    : new Looked(of(name), clock.instant()))
        .past();
  }

  Past of(String runbook) {
    List<RunLine> runs = new ArrayList<>(last(runbook));
    Collections.reverse(runs);
    Past.Builder past = new Past.Builder();
    runs.stream()
        .filter(run -> Files.isRegularFile(engine.folder(run.runId()).log()))
        .forEach(run -> add(past, run.runId()));
    return past.build();
  }

  List<RunLine> last(String runbook) {
    return engine.runs(new RunQuery("", "", runbook, 0, MOST)).runs();
  }

  private void add(Past.Builder past, String run) {
    History history = engine.history(run);
    history
        .steps()
        .forEach(
            step ->
                history.attempts(step.id()).stream()
                    .filter(attempt -> attempt.outcome() == Outcome.PASSED)
                    .findFirst()
                    .flatMap(attempt -> attempt.took())
                    .ifPresent(took -> past.add(run, step.id(), took)));
  }
}
