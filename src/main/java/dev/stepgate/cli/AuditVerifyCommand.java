package dev.stepgate.cli;

import dev.stepgate.audit.Finding;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "verify",
    description = "Says whether a run's log is what was written.",
    footer = {
      "  stepgate audit verify last",
      "  stepgate audit verify ./evidence/restore-jobs_20260711_143000 --key seal.pub"
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, last, or the path of a run's folder.")
  private String run = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The public key (PEM); this installation's own if not given.")
  private @Nullable Path key;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  AuditVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunFolder folder = new RunFolders(session).find(run);
    Path file = key == null ? SealKey.publicFile(session.around().home()) : key;
    Verdict verdict = Verifier.verify(folder, SealKey.readPublic(file), Optional.empty());
    if (json) {
      ObjectNode node = Json.object().put("run_id", folder.runId());
      Json.putAll(node, verdict);
      session.around().out().println(Json.line(node));
    } else {
      session.say(folder.runId() + ": " + verdict.describe());
      verdict.notes().stream().map(Finding::render).forEach(note -> session.say("note: " + note));
    }
    if (!verdict.intact()) {
      throw refused(folder, verdict);
    }
    return ExitCode.PASSED.code();
  }

  private static UserError refused(RunFolder folder, Verdict verdict) {
    String problems = String.join("; ", verdict.problems().stream().map(Finding::render).toList());
    return new UserError(
        ExitCode.REFUSED,
        "the log of " + folder.runId() + " is not what was written: " + problems,
        folder.log().toString(),
        "Trust only what stands before the first of these lines.");
  }
}
