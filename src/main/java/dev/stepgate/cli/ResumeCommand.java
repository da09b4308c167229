package dev.stepgate.cli;

import dev.stepgate.run.RunService.Resume;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Goes on with a run from its last verified step.",
    footer = {
      "  stepgate resume last",
      "  stepgate resume restore-jobs_20260711_143000 --json",
      "  stepgate resume last --redo load --reason \"the server was restarted, nothing was loaded\"",
      "  stepgate resume last --accept-changes --reason \"raised the timeout of load\""
    })
final class ResumeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, or last.")
  private String run = "";

  @Option(
      names = "--accept-changes",
      description = "Take the runbook as it is now; every passed step must be unchanged.")
  private boolean acceptChanges;

  @Option(names = "--redo", paramLabel = "STEP", description = "Run this interrupted step again.")
  private @Nullable String redo;

  @Option(
      names = "--accept",
      paramLabel = "STEP",
      description = "Take this interrupted step as done if its check holds.")
  private @Nullable String accept;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; stands in the log.")
  private @Nullable String reason;

  @Option(names = "--json", description = "Print one JSON object per event; never ask.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  ResumeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    refuseHalfADecision();
    Resume resume = new Resume(run, acceptChanges, redo, accept, reason);
    return new Attempt(session, server)
        .follow(json, (runs, listener, operator) -> runs.resume(resume, listener, operator));
  }

  private void refuseHalfADecision() {
    if (redo != null && accept != null) {
      throw invalid("--redo and --accept cannot go together", "Give only one of them.");
    }
    String decision = redo != null ? "--redo" : accept != null ? "--accept" : "--accept-changes";
    boolean decides = redo != null || accept != null || acceptChanges;
    if (decides && (reason == null || reason.isBlank())) {
      throw invalid(decision + " needs a reason", "Add --reason \"…\"; it stands in the log.");
    }
  }

  private static UserError invalid(String fact, String hint) {
    return new UserError(ExitCode.INVALID, fact, hint);
  }
}
