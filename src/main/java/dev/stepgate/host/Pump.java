package dev.stepgate.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries one stream of a command to its sink; whatever goes wrong there, the pipe is read on, so
 * that the command never hangs or dies of it.
 */
final class Pump {
  private static final int BUFFER = 1 << 16;

  /** Kept for the next command for a while: there may be thousands. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "stepgate-output");
            thread.setDaemon(true);
            return thread;
          });

  private final InputStream in;
  private final OutputSink.Stream stream;
  private final OutputSink sink;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean closed;
  private @Nullable Throwable failure;

  private Pump(InputStream in, OutputSink.Stream stream, OutputSink sink) {
    this.in = in;
    this.stream = stream;
    this.sink = sink;
  }

  static Pump start(InputStream in, OutputSink.Stream stream, OutputSink sink) {
    Pump pump = new Pump(in, stream, sink);
    THREADS.execute(pump::run);
    return pump;
  }

  /** Counted down when no process has the other end open any more. */
  CountDownLatch ended() {
    return ended;
  }

  /** Waits so long for that; an interrupt has to wait as well. */
  boolean hasEnded(long millis) {
    boolean interrupted = Thread.interrupted();
    try {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Nothing reaches the sink after this; what still comes is thrown away. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      guarded(() -> sink.end(stream));
    }
  }

  /** What the sink threw is a bug. */
  synchronized void rethrow() {
    if (failure != null) {
      throw new IllegalStateException("the output of a command could not be taken", failure);
    }
  }

  private void run() {
    try (in) {
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        pass(buffer, length);
      }
    } catch (IOException | RuntimeException | Error unreadable) {
      remember(unreadable);
    } finally {
      close();
      ended.countDown();
    }
  }

  private synchronized void pass(byte[] buffer, int length) {
    if (!closed && failure == null) {
      guarded(() -> sink.write(stream, buffer, length));
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error thrown) {
      remember(thrown);
    }
  }

  private synchronized void remember(Throwable thrown) {
    failure = failure == null ? thrown : failure;
  }
}
