package dev.stepgate.web.watch;

import dev.stepgate.notify.NoticeListener.Result;
import dev.stepgate.run.Engine;
import dev.stepgate.run.EngineWatch;
import dev.stepgate.run.RunListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts and times what the runs of this server do; docs/monitoring.md names every metric. */
@Component
final class Measures implements EngineWatch {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private final MeterRegistry registry;
  private final Labels runbooks = new Labels();
  private final Labels channels = new Labels();
  private final AtomicInteger questions = new AtomicInteger();
  private final Timer taken;
  private final Timer forced;

  Measures(MeterRegistry registry, Engine engine) {
    this.registry = registry;
    taken = timer("stepgate.target.take", Duration.ofMinutes(1));
    forced = timer("stepgate.log.force", Duration.ofSeconds(10));
    registry.counter("stepgate.target.refusals");
    registry.gauge("stepgate.questions.open", questions);
    engine.watchedBy(this);
  }

  RunListener beside() {
    return new Measured(this);
  }

  void attemptEnded(String runbook, String state, Duration took) {
    registry
        .counter("stepgate.runs", "runbook", runbooks.bounded(runbook), "state", state)
        .increment();
    timer("stepgate.run", Duration.ofHours(12), "runbook", runbooks.bounded(runbook)).record(took);
  }

  void stepFinished(String runbook, String kind, String outcome, Duration took) {
    String name = runbooks.bounded(runbook);
    registry
        .counter("stepgate.steps", "runbook", name, "kind", kind, "outcome", outcome)
        .increment();
    timer("stepgate.step", Duration.ofHours(6), "runbook", name).record(took);
  }

  void asked() {
    questions.incrementAndGet();
  }

  void answered(String runbook, Duration waited) {
    questions.decrementAndGet();
    timer("stepgate.waiting", Duration.ofDays(1), "runbook", runbooks.bounded(runbook))
        .record(waited);
  }

  void unanswered() {
    questions.decrementAndGet();
  }

  void notice(String channel, Result result) {
    registry
        .counter(
            "stepgate.notices",
            "channel",
            channels.bounded(channel.isEmpty() ? "none" : channel),
            "result",
            result.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void targetTaken(Duration took) {
    taken.record(took);
  }

  @Override
  public void targetRefused() {
    registry.counter("stepgate.target.refusals").increment();
  }

  @Override
  public void logForced(Duration took) {
    forced.record(took);
  }

  private Timer timer(String name, Duration longest, String... tags) {
    return Timer.builder(name)
        .tags(tags)
        .publishPercentileHistogram()
        .minimumExpectedValue(SHORTEST)
        .maximumExpectedValue(longest)
        .register(registry);
  }
}
