package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with runs; each call refuses with a UserError. */
public interface RunService extends AutoCloseable {

  /**
   * @param values from {@code -e NAME=VALUE}
   */
  record Start(Path runbook, Map<String, String> values) {}

  /**
   * @param redo the interrupted step to run again, or null
   * @param accept the interrupted step to take as done if its check holds, or null
   * @param reason required by acceptChanges, redo and accept
   */
  record Resume(
      String run,
      boolean acceptChanges,
      @Nullable String redo,
      @Nullable String accept,
      @Nullable String reason) {}

  /** What became of a decision; {@code next} is what to type now. */
  record Decided(Decision decision, String next) {}

  ExitCode start(Start request, RunListener listener, Operator operator);

  ExitCode resume(Resume request, RunListener listener, Operator operator);

  /** The question that a run waits with; refuses when it waits for nothing. */
  Prompt waiting(String run);

  /** Records what a person said; the first decision wins, a later one is told by whom. */
  Decided decide(Decision decision);

  /** Ends what still runs and closes the run for good. */
  RunView abort(String run, String reason);

  /** The head of the run's log that the store remembers, for whoever verifies the log. */
  Optional<Head> head(String run);

  /** Newest first. */
  List<RunLine> runs();

  /** {@code run} is a run id or {@code last}. */
  RunView show(String run);

  @Override
  void close();
}
