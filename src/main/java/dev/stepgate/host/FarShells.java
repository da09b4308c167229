package dev.stepgate.host;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Far shells that wait for orders. While Stepgate writes down how a command ended, the shell for
 * the next one is on its way: that way is the slow part of a short command.
 */
final class FarShells implements AutoCloseable {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "stepgate-shell");
            thread.setDaemon(true);
            return thread;
          });

  private final String host;
  private final Reach reach;
  private final FarSettings settings;
  private final Map<String, Future<FarCall>> waiting = new HashMap<>();
  private boolean closed;

  FarShells(String host, Reach reach, FarSettings settings) {
    this.host = host;
    this.reach = reach;
    this.settings = settings;
  }

  /** A shell that is ready, as this user; nothing has begun there. */
  FarCall take(@Nullable String as) throws CommandNotStarted {
    Future<FarCall> next = remove(as);
    if (next != null) {
      FarCall call = arrived(next);
      if (call != null && call.waits(settings.patience().dividedBy(2))) {
        return call;
      }
    }
    return FarCall.open(host, reach, as, settings);
  }

  /** Sends the next one on its way. */
  synchronized void prepare(@Nullable String as) {
    if (!closed) {
      waiting.computeIfAbsent(
          key(as), user -> THREADS.submit(() -> FarCall.open(host, reach, as, settings)));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Future<FarCall> next : waiting.values()) {
      FarCall call = arrived(next);
      if (call != null) {
        call.close();
      }
    }
    waiting.clear();
  }

  private synchronized @Nullable Future<FarCall> remove(@Nullable String as) {
    return waiting.remove(key(as));
  }

  /** What kept it from arriving is met again by whoever goes now, and told then. */
  private static @Nullable FarCall arrived(Future<FarCall> next) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return next.get();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } catch (ExecutionException lost) {
      return null;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String key(@Nullable String as) {
    return as == null ? "" : as;
  }
}
