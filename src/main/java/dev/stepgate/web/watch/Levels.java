package dev.stepgate.web.watch;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.RunRows.Standing;
import dev.stepgate.support.UserError;
import dev.stepgate.web.follow.Watches;
import dev.stepgate.web.runs.LiveRuns;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is so many at the moment: asked for when monitoring asks, and not much more often. */
@Component
final class Levels {
  private static final List<String> STATES =
      List.of(
          "running",
          "passed",
          "failed",
          "rejected",
          "waiting",
          "interrupted",
          "refused",
          "aborted");
  private static final long FRESH = Duration.ofSeconds(5).toNanos();
  private final Engine engine;
  private final Clock clock;
  private List<Standing> standing = List.of();
  private long looked = System.nanoTime() - FRESH;

  Levels(MeterRegistry registry, Engine engine, Clock clock, LiveRuns live, Watches watches) {
    this.engine = engine;
    this.clock = clock;
    Gauge.builder("stepgate.runs.live", live, LiveRuns::count).register(registry);
    Gauge.builder("stepgate.watchers", watches, Watches::count).register(registry);
    Gauge.builder("stepgate.logs.free", engine, one -> LogFolder.free(folder(one)))
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("stepgate.store.up", this, Levels::up).register(registry);
    for (String state : STATES) {
      Gauge.builder("stepgate.store.runs", this, levels -> levels.count(state))
          .tag("state", state)
          .register(registry);
      Gauge.builder("stepgate.store.oldest", this, levels -> levels.oldest(state))
          .tag("state", state)
          .baseUnit("seconds")
          .register(registry);
    }
  }

  private static Path folder(Engine engine) {
    return engine.home().logs();
  }

  private double up() {
    return standing().isPresent() ? 1 : 0;
  }

  private double count(String state) {
    return standing()
        .map(all -> all.stream().filter(one -> one.state().equals(state)))
        .map(found -> found.mapToDouble(Standing::runs).sum())
        .orElse(Double.NaN);
  }

  /** How long ago the run that has been in this state for longest got into it; 0 for none. */
  private double oldest(String state) {
    return standing()
        .map(all -> all.stream().filter(one -> one.state().equals(state)))
        .map(found -> found.mapToDouble(this::age).max().orElse(0))
        .orElse(Double.NaN);
  }

  private double age(Standing one) {
    return Math.max(0, Duration.between(one.oldest(), clock.instant()).toMillis() / 1000.0);
  }

  private synchronized Optional<List<Standing>> standing() {
    if (System.nanoTime() - looked >= FRESH) {
      try {
        standing = engine.store().runs().standing();
        looked = System.nanoTime();
      } catch (UserError storeAway) {
        return Optional.empty();
      }
    }
    return Optional.of(standing);
  }
}
