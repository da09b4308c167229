package dev.stepgate.web.api;

import dev.stepgate.run.Engine;
import dev.stepgate.web.api.EventsController.Stand;
import dev.stepgate.web.follow.Growth;
import dev.stepgate.web.follow.Watches;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.context.request.async.DeferredResult;

/** Waits for a run in the name of one caller. */
record LongPoll(
    Engine engine,
    Watches watches,
    String id,
    long after,
    Set<String> states,
    Duration patience,
    DeferredResult<Stand> answer)
    implements Runnable {
  /** That a process has died stands in no log, so that one has to look. */
  private static final Duration GLANCE = Duration.ofSeconds(2);

  @Override
  public void run() {
    try {
      answer.setResult(stand());
    } catch (InterruptedException serverEnds) {
      Thread.currentThread().interrupt();
      answer.setErrorResult(serverEnds);
    } catch (RuntimeException unreadable) {
      answer.setErrorResult(unreadable);
    }
  }

  private Stand stand() throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Growth seen = Growth.NOTHING;
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      seen = watches.await(id, seen, left.compareTo(GLANCE) < 0 ? left : GLANCE);
      Stand stand = look(seen.records());
      if (stand.reached() || System.nanoTime() >= deadline) {
        return stand;
      }
    }
  }

  private Stand look(int records) {
    String state = engine.show(id).state();
    boolean reached = states.isEmpty() ? records - 1 > after : states.contains(state);
    return new Stand(id, state, records - 1, reached);
  }
}
