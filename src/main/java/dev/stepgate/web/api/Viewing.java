package dev.stepgate.web.api;

import dev.stepgate.audit.History;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import org.springframework.stereotype.Component;

/** What the person who asks may look at. */
@Component
final class Viewing {
  private final Engine engine;
  private final Access access;

  Viewing(Engine engine, Access access) {
    this.engine = engine;
    this.access = access;
  }

  /**
   * @param run its id, or last
   */
  RunView run(String run) {
    RunView view = engine.show(run);
    access.require(Right.VIEW, view.runbook());
    return view;
  }

  History history(String run) {
    History history = engine.history(run);
    access.require(Right.VIEW, history.begins() ? history.run().text("runbook") : "");
    return history;
  }

  RunFolder folder(String run) {
    RunFolder folder = engine.folder(run);
    history(folder.runId());
    return folder;
  }

  boolean of(String runbook) {
    return access.has(Right.VIEW, runbook);
  }

  void require(String runbook) {
    access.require(Right.VIEW, runbook);
  }
}
