package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunService.Decided;
import dev.stepgate.run.Times;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import tools.jackson.databind.node.ObjectNode;

/** Records what a person said by a command, and tells what came of it. */
final class Spoken {
  private final Session session;
  private final boolean json;
  private final boolean elsewhere;

  /**
   * @param elsewhere whether a server says who it was, and when
   */
  Spoken(Session session, boolean json, boolean elsewhere) {
    this.elsewhere = elsewhere;
    this.session = session;
    this.json = json;
  }

  void record(RunService runs, Prompt prompt, Answer answer) {
    Surroundings around = session.around();
    Decision said = answer.toDecision(prompt, around.person(), "command", around.clock());
    Decided decided = runs.decide(said);
    if (!elsewhere && !isSame(said, decided.decision())) {
      throw new UserError(
          ExitCode.REFUSED, "too late: " + describe(decided.decision()), decided.next());
    }
    if (json) {
      session.around().out().println(Json.line(node(decided)));
    } else {
      tell(decided);
    }
  }

  private static ObjectNode node(Decided decided) {
    ObjectNode node = Json.object();
    Json.putAll(node, decided.decision());
    return node.put("next", decided.next());
  }

  private void tell(Decided decided) {
    session.say(describe(decided.decision()));
    if (!decided.next().isEmpty()) {
      session.say("next: " + decided.next());
    }
  }

  private static boolean isSame(Decision said, Decision recorded) {
    return said.confirmed() == recorded.confirmed()
        && said.at().equals(recorded.at())
        && said.user().equals(recorded.user())
        && said.host().equals(recorded.host());
  }

  private static String describe(Decision decision) {
    return "step %s was %s by %s on %s at %s%s"
        .formatted(
            decision.stepId(),
            decision.confirmed() ? "confirmed" : "rejected",
            decision.user(),
            decision.host(),
            Times.exact(decision.at()),
            decision.note().isEmpty() ? "" : ": " + decision.note());
  }
}
