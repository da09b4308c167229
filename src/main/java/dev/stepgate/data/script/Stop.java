package dev.stepgate.data.script;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Watches for the wish to stop, and then ends the statement that runs. */
final class Stop implements AutoCloseable {
  private static final long BETWEEN_MILLIS = 200;

  private final BooleanSupplier wish;
  private volatile boolean wanted;
  private boolean ended;
  private @Nullable Thread watch;

  Stop(BooleanSupplier wish) {
    this.wish = wish;
  }

  boolean isWanted() {
    wanted |= wish.getAsBoolean();
    return wanted;
  }

  /** Without this, a long statement would be waited for. */
  Stop watching(Session session) {
    watch = new Thread(() -> waitAndCancel(session), "script-stop");
    watch.setDaemon(true);
    watch.start();
    return this;
  }

  /** From here on nothing is cancelled any more. */
  @Override
  public void close() {
    Thread running = watch;
    if (running == null) {
      return;
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      running.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void waitAndCancel(Session session) {
    try {
      while (!ended && !isWanted()) {
        wait(BETWEEN_MILLIS);
      }
      if (!ended) {
        session.cancel();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException unreachable) {
      // Then the statement ends by itself, and the script after it.
      wanted = true;
    }
  }
}
