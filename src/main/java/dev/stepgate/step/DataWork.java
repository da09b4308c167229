package dev.stepgate.step;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Limit;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.OutputSink.Stream;
import dev.stepgate.step.ActionResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Carries out an action on a database inside Stepgate: its output, its limit, its failure. */
final class DataWork {

  /** The action itself; tells what it does line by line. */
  @FunctionalInterface
  interface Work {
    void carryOut(Consumer<String> tell, Limit limit) throws DataError;
  }

  private DataWork() {}

  static ActionResult run(StepContext context, Work work) {
    Limit limit = new Limit(context.timeout(), context::stopWanted);
    try {
      Evidence output = context.openOutput();
      String problem = carriedOut(work, output, limit);
      output.end(Stream.OUT);
      output.end(Stream.ERR);
      return result(context, problem, limit, output.close());
    } catch (EvidenceLost lost) {
      return ActionResult.of(Verdict.FAILED, "its output could not be kept: " + lost.getMessage());
    }
  }

  /** Why it failed; empty if it did not. */
  private static String carriedOut(Work work, Evidence output, Limit limit) {
    try {
      work.carryOut(line -> write(output, line), limit);
      return "";
    } catch (DataError failed) {
      return String.valueOf(failed.getMessage());
    }
  }

  static void write(Evidence output, String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    output.write(Stream.OUT, bytes, bytes.length);
  }

  private static ActionResult result(
      StepContext context, String problem, Limit limit, Evidence.Result output) {
    if (problem.isEmpty()) {
      return new ActionResult(Verdict.DONE, "", null, output);
    }
    if (limit.isStopped()) {
      return new ActionResult(Verdict.STOPPED, "the action was stopped", null, output);
    }
    String reason =
        limit.isOver()
            ? "the action took longer than " + context.timeoutText() + " and was cancelled"
            : problem;
    return new ActionResult(Verdict.FAILED, reason, null, output);
  }
}
