package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.History;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.run.store.Decision;
import dev.stepgate.run.store.Store;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The run service on a real store and real logs. */
public final class Engine implements RunService {
  private final Setting setting;

  public Engine(Map<String, String> environment, Clock clock) {
    this(new Setting(environment, clock));
  }

  Engine(Setting setting) {
    this.setting = setting;
  }

  /**
   * The same runs in the hands of somebody else; its close closes nothing.
   *
   * @param stop ends the attempt that is started through it
   */
  public RunService by(Actor actor, StopSignal stop) {
    return new Engine(setting.by(actor, stop));
  }

  @Override
  public ExitCode start(Start request, RunListener listener, Operator operator) {
    return new StartRun(setting, listener, operator).run(request);
  }

  @Override
  public ExitCode resume(Resume request, RunListener listener, Operator operator) {
    return new ResumeRun(setting, listener, operator, request).run();
  }

  @Override
  public Prompt waiting(String run) {
    return new Deciding(setting).waiting(FoundRun.of(setting, run));
  }

  @Override
  public Decided decide(Decision decision) {
    return new Deciding(setting).decide(decision);
  }

  @Override
  public RunView abort(String run, String reason) {
    FoundRun found = FoundRun.of(setting, run);
    new Aborting(setting).abort(found, reason);
    return show(found.runId());
  }

  @Override
  public Optional<Head> head(String run) {
    return setting.store().leases().head(FoundRun.of(setting, run).runId());
  }

  @Override
  public List<RunLine> runs() {
    return new Views(setting).all();
  }

  @Override
  public RunView show(String run) {
    return new Views(setting).of(FoundRun.of(setting, run));
  }

  /** A part of the list; only the runs in it are looked at. */
  public RunPage runs(RunQuery query) {
    return new Views(setting).page(query);
  }

  /** What the run's log says by now; grows while the run goes on. */
  public History history(String run) {
    FoundRun found = FoundRun.of(setting, run);
    found.refuseMissingLog();
    return setting.logs().of(found.folder()).history();
  }

  /** What a run would do; reads the runbook and its env file only. */
  public Plan plan(Path runbook, Map<String, String> values) {
    return Planner.plan(runbook, values, setting.environment());
  }

  /** The files of the run. */
  public RunFolder folder(String run) {
    return FoundRun.of(setting, run).folder();
  }

  /** What this installation seals with. */
  public SealKey key() {
    return setting.key();
  }

  public Store store() {
    return setting.store();
  }

  /** Tells how long things take, from now on; at most one is told. */
  public void watchedBy(EngineWatch watch) {
    setting.watchedBy(watch);
  }

  /** Many will look at runs and work with them at once, through {@link #by}. */
  public void serve() {
    setting.serve();
  }

  /** What runs find in their environment. */
  public Map<String, String> environment() {
    return setting.environment();
  }

  public Home home() {
    return setting.home();
  }

  @Override
  public void close() {
    setting.close();
  }
}
