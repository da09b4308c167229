package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunService.Decided;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;

/** Records what a person said by a command, and tells what came of it. */
final class Spoken {
  private final Session session;

  Spoken(Session session) {
    this.session = session;
  }

  void record(RunService runs, Prompt prompt, Answer answer) {
    Surroundings around = session.around();
    Decision said = answer.toDecision(prompt, around.person(), "command", around.clock());
    Decided decided = runs.decide(said);
    if (!isSame(said, decided.decision())) {
      throw new UserError(
          ExitCode.REFUSED, "too late: " + describe(decided.decision()), decided.next());
    }
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
