package dev.stepgate.run.store;

import dev.stepgate.support.UserError;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says every few seconds that the holder of a lease lives. */
public final class Heartbeat implements AutoCloseable {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Leases leases;
  private final Lease lease;
  private final Duration every;
  private final Listener listener;
  private final Thread thread = new Thread(this::run, "heartbeat");

  /** Told from the heartbeat's thread. */
  public interface Listener {
    /** Somebody else holds the target; there will be no more beats. */
    void leaseLost(UserError why);

    /** The store does not answer; the beats go on. */
    void storeUnreachable(UserError why);
  }

  private Heartbeat(Leases leases, Lease lease, Duration every, Listener listener) {
    this.leases = leases;
    this.lease = lease;
    this.every = every;
    this.listener = listener;
    thread.setDaemon(true);
  }

  public static Heartbeat start(Leases leases, Lease lease, Duration every, Listener listener) {
    Heartbeat heartbeat = new Heartbeat(leases, lease, every, listener);
    heartbeat.thread.start();
    return heartbeat;
  }

  /** Never interrupts, because an interrupted thread can damage its connection. */
  @Override
  public void close() {
    stop.countDown();
  }

  private void run() {
    boolean ours = true;
    while (ours && !stopped()) {
      ours = beat();
    }
  }

  private boolean beat() {
    try {
      boolean ours = leases.beats(lease);
      if (!ours) {
        tell(() -> listener.leaseLost(StoreProblem.leaseLost(lease)));
      }
      return ours;
    } catch (UserError unreachable) {
      tell(() -> listener.storeUnreachable(unreachable));
      return true;
    }
  }

  /** A lease that was given up while the last beat was on its way is not lost. */
  private void tell(Runnable news) {
    if (stop.getCount() > 0) {
      news.run();
    }
  }

  private boolean stopped() {
    try {
      return stop.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
