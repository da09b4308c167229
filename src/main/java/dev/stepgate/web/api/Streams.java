package dev.stepgate.web.api;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The threads of those who wait for something to happen; one each, and not too many. */
@Component
final class Streams implements AutoCloseable {
  static final int MOST = 100;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "stream");
            thread.setDaemon(true);
            return thread;
          });

  void begin(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException full) {
      throw Refused.with(
          HttpStatus.SERVICE_UNAVAILABLE,
          MOST + " callers follow runs already, and more are not let in",
          "Try again in a while, or close streams that nobody reads.");
    }
  }

  /** Before the server waits for what it has not answered yet. */
  @Override
  @EventListener(ContextClosedEvent.class)
  public void close() {
    threads.shutdownNow();
  }
}
