package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
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

  @Override
  public void close() {
    setting.close();
  }
}
