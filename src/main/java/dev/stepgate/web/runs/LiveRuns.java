package dev.stepgate.web.runs;

import dev.stepgate.run.Actor;
import dev.stepgate.run.Engine;
import dev.stepgate.run.Operator;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunService.Resume;
import dev.stepgate.run.RunService.Start;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Starts and resumes runs on threads of this server, and stops them. */
@Component
public final class LiveRuns implements AutoCloseable {
  private final Engine engine;
  private final List<Bystander> bystanders;
  private final Set<LiveRun> live = ConcurrentHashMap.newKeySet();

  LiveRuns(Engine engine, List<Bystander> bystanders) {
    this.engine = engine;
    this.bystanders = bystanders;
  }

  /** Starts or resumes. */
  private interface Going {
    void go(RunService runs, LiveRun run, Operator operator);
  }

  /** The new run's id, once it is on record; refuses like the command. */
  public String start(Actor actor, Start order, Map<String, String> secrets) {
    return begin(actor, secrets, (runs, run, operator) -> runs.start(order, run, operator));
  }

  /** The run's id, once the attempt is on record; refuses like the command. */
  public String resume(Actor actor, Resume order, Map<String, String> secrets) {
    return begin(actor, secrets, (runs, run, operator) -> runs.resume(order, run, operator));
  }

  private String begin(Actor actor, Map<String, String> secrets, Going going) {
    LiveRun run = new LiveRun(bystanders.stream().map(Bystander::beside).toList());
    Operator operator = new BrowserOperator(secrets);
    Thread thread = new Thread(() -> carryOut(actor, run, operator, going), "run");
    live.add(run);
    thread.start();
    return run.awaitBeginning();
  }

  private void carryOut(Actor actor, LiveRun run, Operator operator, Going going) {
    Throwable why = new CancellationException("the run has ended");
    try (RunService runs = engine.by(actor, run.stop())) {
      going.go(runs, run, operator);
    } catch (RuntimeException | Error broken) {
      why = broken;
    } finally {
      live.remove(run);
      run.ended(why);
    }
  }

  /** How many attempts this server carries out now. */
  public int count() {
    return live.size();
  }

  /** Asks every run to stop, and waits until each has written its end. */
  @Override
  public void close() {
    live.forEach(run -> run.stop().raise("the end of the server"));
    live.forEach(run -> run.over().join());
  }
}
