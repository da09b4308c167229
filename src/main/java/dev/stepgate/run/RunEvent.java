package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in a run, as the screen and --json show it; every text is already redacted. */
public sealed interface RunEvent {

  /** A step as a list shows it; {@code passed} when an earlier attempt has passed it. */
  record StepLine(String id, String title, String kind, boolean passed) {}

  record AttemptStarted(
      String runId,
      String runbook,
      String title,
      String target,
      Path folder,
      int attempt,
      boolean resumed,
      List<StepLine> steps)
      implements RunEvent {}

  /** A host that has answered, in its own words; before the first step. */
  record HostReached(
      String name,
      String address,
      String user,
      String machine,
      String shell,
      String system,
      boolean production)
      implements RunEvent {}

  /** {@code number} counts from one, in file order; {@code on} is empty for this machine. */
  record StepStarted(
      int number,
      String id,
      String title,
      int attempt,
      String kind,
      String on,
      @Nullable String command)
      implements RunEvent {}

  /** One line of output, printable and without control characters. */
  record OutputLine(String id, boolean error, String line) implements RunEvent {}

  /**
   * {@code phase}: needs, before, after, reverify. {@code expected} and {@code actual} are one line
   * each.
   */
  record CheckTried(
      String id,
      String phase,
      String check,
      boolean passed,
      boolean again,
      String expected,
      String actual,
      int tries)
      implements RunEvent {}

  record Waiting(Prompt prompt) implements RunEvent {}

  record Decided(String id, boolean confirmed, String by, String note) implements RunEvent {}

  /**
   * @param reason the error fact of a step that did not pass, without the step's name, else empty
   * @param hint what to do or type, else empty
   * @param tail the last lines of the output of a step that did not pass
   */
  record StepFinished(
      int number,
      String id,
      String title,
      int attempt,
      Outcome outcome,
      Duration took,
      String reason,
      String hint,
      List<String> tail,
      @Nullable Path output)
      implements RunEvent {}

  /** Something worth knowing that does not change the outcome. */
  record Notice(@Nullable String id, String text) implements RunEvent {}

  /**
   * {@code state}: passed, failed, rejected, waiting, interrupted, refused, aborted; {@code reason}
   * is empty where a step has told it already.
   */
  record AttemptEnded(
      String runId,
      String state,
      String reason,
      int exit,
      int passed,
      int total,
      Duration took,
      Path log,
      String hint)
      implements RunEvent {}
}
