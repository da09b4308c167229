package dev.stepgate.web.pages;

import dev.stepgate.run.Engine;
import dev.stepgate.web.follow.Growth;
import dev.stepgate.web.follow.Watches;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells browsers what changes in a run; a bounded number of them, and none delays anything. */
@Component
final class Live implements AutoCloseable {
  static final int MOST = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What a run leaves behind in the store comes shortly after the last record of its log. */
  private static final Duration JUST_GROWN = Duration.ofSeconds(1);

  private static final long SETTLED = Duration.ofSeconds(10).toNanos();

  /** Then the browser comes again, and is asked again who it is. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Engine engine;
  private final Watches watches;
  private final Rendering rendering;
  private final NextSteps next;
  private final Paces paces;
  private final Map<String, Shared> shared = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MOST,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "live");
            thread.setDaemon(true);
            return thread;
          });

  /** A sight, and how many look at it. */
  private record Shared(SharedSight sight, int watchers) {}

  Live(Engine engine, Watches watches, Rendering rendering, NextSteps next, Paces paces) {
    this.engine = engine;
    this.watches = watches;
    this.rendering = rendering;
    this.next = next;
    this.paces = paces;
  }

  /**
   * @param seen how many records the browser's page was made from
   * @throws RejectedExecutionException when too many watch already
   */
  SseEmitter watch(String run, int seen) {
    SseEmitter emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
    threads.execute(() -> follow(run, seen, emitter));
    return emitter;
  }

  private void follow(String run, int seen, SseEmitter emitter) {
    SharedSight sight = join(run);
    try {
      tell(run, seen, sight, emitter);
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      // The container knows it already.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException broken) {
      emitter.completeWithError(broken);
    } finally {
      leave(run);
    }
  }

  private void tell(String run, int seen, SharedSight sight, SseEmitter emitter)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    Growth growth = Growth.NOTHING;
    int version = 0;
    int from = seen;
    long grown = System.nanoTime();
    while (System.nanoTime() < deadline) {
      Duration patience = System.nanoTime() - grown < SETTLED ? JUST_GROWN : PATIENCE;
      Growth now = watches.await(run, growth, patience);
      grown = now.equals(growth) ? grown : System.nanoTime();
      sight.update(from, patience.toMillis() / 2);
      from = Integer.MAX_VALUE;
      SharedSight.Change change = sight.since(version);
      version = change.version();
      send(emitter, now, growth, change);
      growth = now;
    }
  }

  /** A sign of life where there is nothing to tell, so that a broken connection is noticed. */
  private static void send(SseEmitter emitter, Growth now, Growth before, SharedSight.Change change)
      throws IOException {
    if (!change.fields().isEmpty()) {
      emitter.send(
          SseEmitter.event()
              .name("change")
              .id(String.valueOf(now.records()))
              .data(change.fields()));
    }
    if (!now.output().isEmpty() && !sameOutput(now, before)) {
      emitter.send(
          SseEmitter.event()
              .name("output")
              .data(Map.of("file", fileName(now.output()), "bytes", now.bytes())));
    }
    if (change.fields().isEmpty() && now.equals(before)) {
      emitter.send(SseEmitter.event().comment("still here"));
    }
  }

  private static boolean sameOutput(Growth one, Growth other) {
    return one.output().equals(other.output()) && one.bytes() == other.bytes();
  }

  private static String fileName(String output) {
    return output.substring(output.lastIndexOf('/') + 1);
  }

  private SharedSight join(String run) {
    return shared
        .compute(
            run,
            (id, known) ->
                known == null
                    ? new Shared(new SharedSight(engine, id, rendering, next, paces), 1)
                    : new Shared(known.sight(), known.watchers() + 1))
        .sight();
  }

  private void leave(String run) {
    shared.computeIfPresent(
        run,
        (id, known) ->
            known.watchers() == 1 ? null : new Shared(known.sight(), known.watchers() - 1));
  }

  /** Before the server waits for what it has not answered yet. */
  @Override
  @EventListener(ContextClosedEvent.class)
  public void close() {
    threads.shutdownNow();
  }
}
