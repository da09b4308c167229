package dev.stepgate.cli;

import dev.stepgate.audit.Finding;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.Verdict;
import dev.stepgate.run.Json;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
  @Mixin private AuditedRun run = new AuditedRun();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  AuditVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AuditedRun.Examined examined = run.examine(session);
    if (json) {
      session.around().out().println(Json.line(node(examined)));
    } else {
      describe(examined);
    }
    if (!examined.verdict().intact()) {
      throw refused(examined.folder(), examined.verdict());
    }
    return ExitCode.PASSED.code();
  }

  private static ObjectNode node(AuditedRun.Examined examined) {
    ObjectNode node = Json.object().put("run_id", examined.folder().runId());
    Json.putAll(node, examined.verdict());
    Json.put(node, "known_seq", examined.known());
    Json.put(node, "key", examined.key());
    return node;
  }

  private void describe(AuditedRun.Examined examined) {
    Verdict verdict = examined.verdict();
    session.say(examined.folder().runId() + ": " + verdict.describe());
    session.say("the seals were compared with the key " + examined.key());
    if (examined.known() != null) {
      session.say(
          "the log was compared with the store, which remembers record "
              + examined.known()
              + " as its last");
    }
    verdict.notes().stream().map(Finding::render).forEach(note -> session.say("note: " + note));
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
