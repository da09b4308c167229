package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.run.store.Holder;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import org.springframework.stereotype.Component;

/** Shows runs to those who may see them. */
@Component
final class Sight {
  private final Engine engine;
  private final Access access;

  Sight(Engine engine, Access access) {
    this.engine = engine;
    this.access = access;
  }

  /** Refuses whoever may not see it. */
  RunView run(String id) {
    RunView run = engine.show(id);
    access.require(Right.VIEW, run.runbook());
    return run;
  }

  /** Empty where the log is missing. */
  History history(RunView run) {
    return run.state().equals("missing") ? new History() : engine.history(run.runId());
  }

  boolean may(Right right, RunView run) {
    return access.has(right, run.runbook());
  }

  String person() {
    return access.person();
  }

  /** Whether a process works on it or waits in it. */
  boolean alive(RunView run) {
    return engine
        .store()
        .leases()
        .holder(run.target())
        .filter(holder -> holder.runId().equals(run.runId()))
        .filter(holder -> holder.state() == Holder.State.ALIVE)
        .isPresent();
  }
}
