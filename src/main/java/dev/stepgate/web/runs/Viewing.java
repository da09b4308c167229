package dev.stepgate.web.runs;

import dev.stepgate.audit.History;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunPage;
import dev.stepgate.run.RunQuery;
import dev.stepgate.run.RunView;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows runs to those who may see them; pages and interface share it. */
@Component
public final class Viewing {
  private final Engine engine;
  private final Access access;

  Viewing(Engine engine, Access access) {
    this.engine = engine;
    this.access = access;
  }

  /** Those of them that may be seen. */
  public RunPage runs(RunQuery query) {
    return engine.runs(query.without(access.hides() ? hidden() : Set.of()));
  }

  /** The names of the runbooks that were ever run, in order. */
  public List<String> runbooks() {
    return engine.store().runs().runbooks().stream().filter(this::of).toList();
  }

  private Set<String> hidden() {
    return engine.store().runs().runbooks().stream()
        .filter(name -> !of(name))
        .collect(Collectors.toSet());
  }

  /**
   * @param run its id, or last
   */
  public RunView run(String run) {
    RunView view = engine.show(run);
    require(view.runbook());
    return view;
  }

  /** Empty where the log is missing. */
  public History history(RunView run) {
    return run.state().equals("missing") ? new History() : engine.history(run.runId());
  }

  public History history(String run) {
    History history = engine.history(run);
    require(history.begins() ? history.run().text("runbook") : "");
    return history;
  }

  /** Costs less than to look how the run stands. */
  public RunFolder folder(String run) {
    RunFolder folder = engine.folder(run);
    history(folder.runId());
    return folder;
  }

  public boolean of(String runbook) {
    return access.has(Right.VIEW, runbook);
  }

  public void require(String runbook) {
    access.require(Right.VIEW, runbook);
  }
}
