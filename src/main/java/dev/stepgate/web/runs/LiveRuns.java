package dev.stepgate.web.runs;

import dev.stepgate.run.Actor;
import dev.stepgate.run.BugReport;
import dev.stepgate.run.Engine;
import dev.stepgate.run.Operator;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunService.Resume;
import dev.stepgate.run.RunService.Start;
import dev.stepgate.support.Durations;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Starts and resumes runs on threads of this server, and stops them. */
@Component
public final class LiveRuns implements AutoCloseable {
  private static final String WHY = "the end of the server";
  private final Engine engine;
  private final List<Bystander> bystanders;
  private final Clock clock;
  private final StopSettings settings;
  private final Set<LiveRun> live = ConcurrentHashMap.newKeySet();
  private boolean stopping;

  LiveRuns(Engine engine, Clock clock, ConsoleSettings settings, List<Bystander> bystanders) {
    this.engine = engine;
    this.clock = clock;
    this.settings = StopSettings.of(settings);
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
    add(run);
    thread.start();
    return run.awaitBeginning();
  }

  private synchronized void add(LiveRun run) {
    if (stopping) {
      throw new UserError(
          ExitCode.REFUSED, "the server is being stopped", "Try again when it has been started.");
    }
    if (live.size() >= settings.most()) {
      throw new UserError(
          ExitCode.REFUSED,
          settings.most() + " runs are under way on this server, and more are not let in",
          "Wait for the end of one, or raise runs-at-once in console.yaml.");
    }
    live.add(run);
  }

  private void carryOut(Actor actor, LiveRun run, Operator operator, Going going) {
    Throwable why = new CancellationException("the run has ended");
    try (RunService runs = engine.by(actor, run.stop())) {
      going.go(runs, run, operator);
    } catch (UserError refused) {
      why = refused;
    } catch (RuntimeException | Error bug) {
      why = new BugReport(run.folder(engine.home()), clock).write(bug);
    } finally {
      live.remove(run);
      run.ended(why);
    }
  }

  /** How many attempts this server carries out now. */
  public int count() {
    return live.size();
  }

  /** Ends every run as configured, tells how, and waits until each has written its end. */
  public void stop(Consumer<String> told) {
    List<LiveRun> left = refuseNew();
    if (settings.finishes()) {
      left.forEach(run -> told.accept(run.name() + ": " + patience()));
      left.forEach(run -> run.stop().raiseAfterStep(WHY));
      awaitAll(left);
    }
    for (LiveRun run : left) {
      if (!run.over().isDone()) {
        told.accept(run.name() + ": its step is ended");
      }
    }
    endAll(left);
    left.forEach(run -> told.accept(run.name() + " has stopped"));
  }

  private String patience() {
    return "its step may finish, within " + Durations.render(settings.within());
  }

  private synchronized List<LiveRun> refuseNew() {
    stopping = true;
    return List.copyOf(live);
  }

  private void awaitAll(List<LiveRun> runs) {
    long deadline = System.nanoTime() + settings.within().toNanos();
    for (LiveRun run : runs) {
      long left = Math.max(0, deadline - System.nanoTime());
      run.over().copy().completeOnTimeout(null, left, TimeUnit.NANOSECONDS).join();
    }
  }

  private static void endAll(List<LiveRun> runs) {
    runs.forEach(run -> run.stop().raise(WHY));
    runs.forEach(run -> run.over().join());
  }

  /** Ends at once what {@link #stop} has not ended before. */
  @Override
  public void close() {
    endAll(refuseNew());
  }
}
