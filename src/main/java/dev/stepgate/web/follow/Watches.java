package dev.stepgate.web.follow;

import dev.stepgate.run.Engine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** One look at each run serves everybody who watches it; nobody's slowness reaches the run. */
@Component
public final class Watches implements AutoCloseable {
  private static final int MILLIS = 200;
  private final Engine engine;
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "watches");
            thread.setDaemon(true);
            return thread;
          });

  Watches(Engine engine) {
    this.engine = engine;
    looks.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Waits until the run has grown beyond what was seen, but not longer than the given time.
   *
   * @param run its id, not {@code last}
   */
  public Growth await(String run, Growth seen, Duration patience) throws InterruptedException {
    Watch watch = watches.compute(run, (id, known) -> joined(known == null ? first(id) : known));
    try {
      return watch.await(seen, patience);
    } finally {
      watches.computeIfPresent(run, (id, known) -> known.leave() ? null : known);
    }
  }

  /** How many watch now, all runs together. */
  public int count() {
    return watches.values().stream().mapToInt(Watch::watchers).sum();
  }

  private Watch first(String run) {
    Watch watch = new Watch(engine, run);
    watch.look();
    return watch;
  }

  private static Watch joined(Watch watch) {
    watch.join();
    return watch;
  }

  private void look() {
    watches.values().stream().filter(Watch::isDue).forEach(Watch::look);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
