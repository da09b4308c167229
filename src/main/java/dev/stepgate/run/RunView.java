package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@code show} tells it, taken from its log.
 *
 * @param state running, passed, failed, rejected, waiting, interrupted, refused, aborted, damaged,
 *     missing
 * @param next what to type now, or empty
 * @param remarks what else to know: a live process, a decision that nobody has taken up yet
 */
public record RunView(
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
    List<StepView> steps,
    List<String> remarks,
    String next) {

  /** One step and all its attempts, the failed ones too. */
  public record StepView(
      int number, String id, String title, String kind, List<AttemptView> attempts) {}

  /** {@code outcome} is null while it runs. */
  public record AttemptView(
      int attempt,
      @Nullable Outcome outcome,
      Instant startedAt,
      @Nullable Duration took,
      String reason,
      @Nullable String confirmedBy) {}

  public long passed() {
    return steps.stream()
        .filter(step -> step.attempts().stream().anyMatch(a -> a.outcome() == Outcome.PASSED))
        .count();
  }
}
