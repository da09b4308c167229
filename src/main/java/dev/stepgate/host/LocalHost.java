package dev.stepgate.host;

import dev.stepgate.support.Durations;
import java.time.Duration;

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
  public Running start(Command command, OutputSink output) throws CommandNotStarted {
    LaunchPlan plan = LaunchPlan.of(command, Surroundings.inherited(), way);
    Spawned spawned = Spawned.start(plan, command.cwd(), command.tag());
    return new LocalRunning(spawned, ProcessTree.of(spawned.mark(), plan.other()), grace, output);
  }
}
