package dev.stepgate.data;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How long work on a database may go on: until its time is up, or until somebody stops it. */
public final class Limit {
  private static final long LOOK_MILLIS = 100;
  private final BooleanSupplier stopWanted;
  private final @Nullable Duration timeout;
  private final long began = System.nanoTime();

  public Limit(@Nullable Duration timeout, BooleanSupplier stopWanted) {
    this.timeout = timeout;
    this.stopWanted = stopWanted;
  }

  public boolean isStopped() {
    return stopWanted.getAsBoolean();
  }

  public boolean isOver() {
    return timeout != null && System.nanoTime() - began >= timeout.toNanos();
  }

  public boolean isReached() {
    return isStopped() || isOver();
  }

  /** Something that a statement does. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  /** Cancels the statement on the server as soon as the limit is reached. */
  public <T> T watched(Statement statement, Work<T> work) throws SQLException {
    Thread worker = Thread.currentThread();
    Watch watch = new Watch(statement);
    Thread thread = new Thread(watch, worker.getName() + "-limit");
    thread.setDaemon(true);
    thread.start();
    try {
      return work.run();
    } finally {
      watch.end();
    }
  }

  /** A thread of its own, as the worker waits inside its driver and must not be interrupted. */
  private final class Watch implements Runnable {
    private final Statement statement;
    private boolean ended;

    Watch(Statement statement) {
      this.statement = statement;
    }

    @Override
    public synchronized void run() {
      try {
        while (!ended) {
          if (isReached()) {
            statement.cancel();
          }
          wait(LOOK_MILLIS);
        }
      } catch (SQLException | InterruptedException over) {
        ended = true; // the statement has ended, or its connection has
      }
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }
  }
}
