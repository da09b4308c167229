package dev.stepgate.run;

import dev.stepgate.run.store.Store;
import dev.stepgate.support.UserError;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks now and then whether somebody has asked for the end of the run. */
final class AbortWatch implements AutoCloseable {
  private static final int SECONDS = 2;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Store store;
  private final Attempt attempt;

  private AbortWatch(Store store, Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  static AbortWatch start(Store store, Attempt attempt) {
    AbortWatch watch = new AbortWatch(store, attempt);
    Thread thread = new Thread(watch::run, "abort-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!over.await(SECONDS, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      store
          .requests()
          .abortRequested(attempt.runId())
          .ifPresent(abort -> attempt.stop().raise("abort by " + abort.user()));
    } catch (UserError unreachable) {
      attempt.notice(null, unreachable.getMessage());
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
