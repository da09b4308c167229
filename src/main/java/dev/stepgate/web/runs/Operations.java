package dev.stepgate.web.runs;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunService.Decided;
import dev.stepgate.run.RunService.Resume;
import dev.stepgate.run.RunService.Start;
import dev.stepgate.run.RunView;
import dev.stepgate.run.StopSignal;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All that changes a run, in the name of whoever is signed in; pages and interface share it. */
@Component
public final class Operations {
  private final Engine engine;
  private final LiveRuns live;
  private final Runbooks runbooks;
  private final Access access;
  private final Clock clock;

  Operations(Engine engine, LiveRuns live, Runbooks runbooks, Access access, Clock clock) {
    this.engine = engine;
    this.live = live;
    this.runbooks = runbooks;
    this.access = access;
    this.clock = clock;
  }

  /**
   * What a person says about the question that was shown.
   *
   * @param evidence the digest of the question; an answer to another one is refused
   */
  public record Answer(
      boolean confirmed,
      String step,
      int attempt,
      String evidence,
      List<String> items,
      String phrase,
      String note) {}

  /**
   * @param means console or interface
   * @param runbook its name in the list of runbooks
   */
  public String start(
      String means, String runbook, Map<String, String> values, Map<String, String> secrets) {
    Runbooks.Entry entry = runbooks.named(runbook);
    access.require(Right.START, entry.load().orThrow().name());
    return live.start(access.actor(means), new Start(entry.file(), values), secrets);
  }

  public String resume(String means, Resume order, Map<String, String> secrets) {
    access.require(Right.START, runbookOf(order.run()));
    return live.resume(access.actor(means), order, secrets);
  }

  public Decided decide(String means, String run, Answer answer) {
    access.require(Right.CONFIRM, runbookOf(run));
    Prompt prompt = engine.waiting(run);
    if (!prompt.stepId().equals(answer.step()) || prompt.attempt() != answer.attempt()) {
      throw new UserError(
          ExitCode.REFUSED,
          "the answer belongs to step " + answer.step() + ", but " + prompt.stepId() + " waits",
          "Look at the question again.");
    }
    return service(means).decide(decision(means, prompt, answer));
  }

  public RunView abort(String means, String run, String reason) {
    access.require(Right.START, runbookOf(run));
    return service(means).abort(run, reason);
  }

  private RunService service(String means) {
    return engine.by(access.actor(means), new StopSignal());
  }

  private String runbookOf(String run) {
    return engine.show(run).runbook();
  }

  /** The evidence is the answer's own, so that the engine compares it with the question's. */
  private Decision decision(String means, Prompt prompt, Answer answer) {
    return new Decision(
        prompt.runId(),
        prompt.stepId(),
        prompt.attempt(),
        answer.confirmed(),
        access.person(),
        access.address(),
        access.actor(means).how(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        answer.note(),
        answer.items(),
        answer.phrase(),
        answer.evidence());
  }
}
