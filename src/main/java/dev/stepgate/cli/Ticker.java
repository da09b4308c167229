package dev.stepgate.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ten times a second, until closed. */
final class Ticker implements AutoCloseable {
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(Ticker::daemon);

  Ticker(Runnable tick) {
    beat.scheduleAtFixedRate(tick, 100, 100, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "stepgate-screen");
    thread.setDaemon(true);
    return thread;
  }
}
