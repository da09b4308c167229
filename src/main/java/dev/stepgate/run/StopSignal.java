package dev.stepgate.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/** Whether the work is to stop, and why: a signal, an abort, a lost lease. */
public final class StopSignal {
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final AtomicReference<@Nullable String> afterStep = new AtomicReference<>();
  private final CountDownLatch raised = new CountDownLatch(1);
  private volatile Consumer<String> told = why -> {};

  /** Ctrl-C, SIGTERM and a closed terminal end the run in good order. */
  public static StopSignal listening() {
    StopSignal stop = new StopSignal();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signal.handle(new Signal(name), signal -> stop.raise("SIG" + signal.getName()));
    }
    return stop;
  }

  /** Asks for the end; the first reason stands. */
  public void raise(String why) {
    if (reason.compareAndSet(null, why)) {
      told.accept(why);
    }
    raised.countDown();
  }

  /** Asks for the end as soon as no step is at work; a step that waits for a person is not. */
  public void raiseAfterStep(String why) {
    afterStep.compareAndSet(null, why);
  }

  /** Whether nothing new is to begin. */
  boolean wantedBetweenSteps() {
    String why = afterStep.get();
    if (why != null) {
      raise(why);
    }
    return wanted();
  }

  /** Calls the given once, with the reason, when the run is to stop. */
  public void tell(Consumer<String> told) {
    this.told = told;
  }

  public boolean wanted() {
    return reason.get() != null;
  }

  public String reason() {
    String why = reason.get();
    return why == null ? "" : why;
  }

  /** Waits, but not longer than until the run is to stop. */
  void pause(long millis) {
    try {
      raised.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      raise("the thread was interrupted");
    }
  }
}
