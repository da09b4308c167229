package dev.stepgate.host;

import dev.stepgate.host.Leftovers.Leftover;
import dev.stepgate.support.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This machine. */
public final class LocalHost implements Host {
  static final Setting<Duration> GRACE =
      new Setting<>("STEPGATE_KILL_GRACE", "5s", Durations::parse);

  private final Duration grace;
  private final LaunchPlan.Way way;

  public LocalHost() {
    this(GRACE.get());
  }

  /**
   * @param grace how long a command may take to end after TERM
   */
  public LocalHost(Duration grace) {
    this(grace, LaunchPlan.Way.own());
  }

  LocalHost(Duration grace, LaunchPlan.Way way) {
    this.grace = grace;
    this.way = way;
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public String address() {
    return name();
  }

  @Override
  public Map<String, String> facts() {
    return Map.of();
  }

  @Override
  public Answered reach() {
    return LocalFacts.answered();
  }

  @Override
  public Running start(Command command, OutputSink output) throws CommandNotStarted {
    LaunchPlan plan = LaunchPlan.of(command, Surroundings.inherited(), way);
    Spawned spawned = Spawned.start(plan, command.cwd(), command.tag());
    return new LocalRunning(spawned, ProcessTree.of(spawned.mark(), plan.other()), grace, output);
  }

  @Override
  public RunningService serve(Command command, Path file, Map<String, String> secrets, long limit)
      throws CommandNotStarted, EvidenceLost {
    return ServiceProcess.start(command, file, secrets, limit);
  }

  @Override
  public Pipe pipe(Command command) throws CommandNotStarted {
    Command own = command.apart();
    LaunchPlan plan = LaunchPlan.of(own, Surroundings.inherited(), way);
    return LocalPipe.start(plan, own, grace);
  }

  /** No records are kept here: what has ended unseen is not known. */
  @Override
  public Remembered recall(String tagStart, @Nullable String as) {
    return new Remembered(Map.of(), Leftovers.findAll(tagStart));
  }

  @Override
  public List<Leftover> end(String tagStart, @Nullable String as, Duration grace) {
    List<Leftover> alive = new ArrayList<>();
    for (Leftover leftover : Leftovers.findAll(tagStart)) {
      alive.addAll(Leftovers.end(new ProcessMark(leftover.pid(), leftover.started(), ""), grace));
    }
    return alive;
  }

  @Override
  public void forget(Remembered remembered, @Nullable String as) {
    // Nothing is kept.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
