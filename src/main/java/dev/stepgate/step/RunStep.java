package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Ended;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.host.Running;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Shell;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code run}: a shell command. */
@AutoService(ActionKind.class)
public final class RunStep implements StepKind<RunStep.Fields> {

  /** The keys of {@code run}. */
  public record Fields(
      @Doc(value = "A command for bash -euo pipefail.", required = true) Shell run) {}

  @Override
  public String key() {
    return "run";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.run().script();
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    Command command = context.command(fields.run().script());
    Duration timeout = context.timeout();
    try {
      return execute(command, timeout, context.openOutput(), context);
    } catch (EvidenceLost lost) {
      return ActionResult.of(
          ActionResult.Verdict.FAILED, "its output could not be kept: " + lost.getMessage());
    }
  }

  private static ActionResult execute(
      Command command, @Nullable Duration timeout, Evidence output, StepContext context)
      throws EvidenceLost {
    try {
      Running running = context.host().start(command, output);
      return result(followed(running, timeout, context), output, context);
    } catch (CommandNotStarted notStarted) {
      return new ActionResult(
          notStarted instanceof HostUnreachable
              ? ActionResult.Verdict.UNREACHABLE
              : ActionResult.Verdict.NOT_STARTED,
          "the command could not be started: " + notStarted.getMessage(),
          null,
          output.close());
    }
  }

  /** A command that cannot be recorded must not go on. */
  private static Ended followed(Running running, @Nullable Duration timeout, StepContext context) {
    try {
      context.spawned(running);
      return running.await(timeout, context::stopWanted);
    } catch (RuntimeException unrecorded) {
      running.stop();
      throw unrecorded;
    }
  }

  private static ActionResult result(Ended ended, Evidence output, StepContext context)
      throws EvidenceLost {
    return new ActionResult(verdict(ended), reason(ended, context), ended, output.close());
  }

  private static ActionResult.Verdict verdict(Ended ended) {
    if (ended.how() == Ended.How.STOPPED || ended.how() == Ended.How.CUT) {
      return ActionResult.Verdict.STOPPED;
    }
    return ended.worked() ? ActionResult.Verdict.DONE : ActionResult.Verdict.FAILED;
  }

  private static String reason(Ended ended, StepContext context) {
    return switch (ended.how()) {
      case CODE -> ended.value() == 0 ? "" : "the command ended with " + ended.describe();
      case SIGNAL -> "the command was " + ended.describe();
      case TIMEOUT -> "the command took longer than " + context.timeoutText() + " and was ended";
      case STOPPED -> "the command was stopped";
      case CUT -> "the connection to " + context.host().name() + " was cut while the command ran";
    };
  }
}
