package dev.stepgate.step;

import dev.stepgate.host.Ended;
import dev.stepgate.host.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * How an action went.
 *
 * @param reason why it is not done, empty when it is
 * @param ended how its process ended, if it had one
 * @param output what it printed, if it had an output
 */
public record ActionResult(
    Verdict verdict, String reason, @Nullable Ended ended, Evidence.@Nullable Result output) {

  /** What the result means for the step. */
  public enum Verdict {
    /** It worked; the checks decide. */
    DONE,
    FAILED,
    /** Nothing was started at all, for sure. */
    NOT_STARTED,
    /** Its host did not answer any more before anything was started there. */
    UNREACHABLE,
    /** A person has to say something first. */
    WAITING,
    REJECTED,
    /** It was stopped on the way. */
    STOPPED
  }

  public static ActionResult done() {
    return new ActionResult(Verdict.DONE, "", null, null);
  }

  public static ActionResult of(Verdict verdict, String reason) {
    return new ActionResult(verdict, reason, null, null);
  }

  public boolean isDone() {
    return verdict == Verdict.DONE;
  }
}
