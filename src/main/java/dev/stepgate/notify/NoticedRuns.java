package dev.stepgate.notify;

import dev.stepgate.audit.Head;
import dev.stepgate.run.Engine;
import dev.stepgate.run.Operator;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunView;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of one command, of which people outside are told. */
public final class NoticedRuns implements RunService {
  private static final Duration UNATTENDED = Duration.ofSeconds(5);
  private static final Duration ATTENDED = Duration.ofSeconds(2);
  private final Engine engine;
  private final Clock clock;
  private final boolean attended;
  private @Nullable Notices notices;

  /**
   * @param attended whether somebody sits there and would have to wait
   */
  public NoticedRuns(Engine engine, Clock clock, boolean attended) {
    this.engine = engine;
    this.clock = clock;
    this.attended = attended;
  }

  @Override
  public ExitCode start(Start request, RunListener listener, Operator operator) {
    return engine.start(request, told(listener), operator);
  }

  @Override
  public ExitCode resume(Resume request, RunListener listener, Operator operator) {
    return engine.resume(request, told(listener), operator);
  }

  /** Settings that make no sense are refused before anything runs. */
  private RunListener told(RunListener view) {
    Notices telling = Notices.ofThisProcess(engine, clock);
    notices = telling;
    RunListener beside = telling.beside();
    return event -> {
      view.on(event);
      beside.on(event);
    };
  }

  @Override
  public Prompt waiting(String run) {
    return engine.waiting(run);
  }

  @Override
  public Decided decide(Decision decision) {
    return engine.decide(decision);
  }

  @Override
  public RunView abort(String run, String reason) {
    return engine.abort(run, reason);
  }

  @Override
  public Optional<Head> head(String run) {
    return engine.head(run);
  }

  @Override
  public List<RunLine> runs() {
    return engine.runs();
  }

  @Override
  public RunView show(String run) {
    return engine.show(run);
  }

  /** Nobody comes back to a command from cron, so that its notices go out before it ends. */
  @Override
  public void close() {
    Notices telling = notices;
    if (telling != null) {
      telling.await(attended ? ATTENDED : UNATTENDED, !attended);
      telling.close();
    }
    engine.close();
  }
}
