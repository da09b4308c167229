package dev.stepgate.data.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Hands bytes to a thread of its own, which packs and writes them while the next are made. */
final class Background extends OutputStream {
  private static final byte[] END = new byte[0];
  private static final int WAITING = 16;

  private final OutputStream out;
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private boolean closed;

  Background(OutputStream out, String name) {
    this.out = out;
    this.thread = new Thread(this::work, "writes " + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    complain();
    if (length > 0) {
      put(Arrays.copyOfRange(octets, offset, offset + length));
    }
  }

  private void put(byte[] chunk) throws IOException {
    try {
      queue.put(chunk);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
    }
  }

  private void complain() throws IOException {
    Throwable failed = failure;
    if (failed != null) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  /** After a failure it goes on taking, so that nobody waits for room for ever. */
  private void work() {
    try (out) {
      for (byte[] chunk = next(); chunk != END; chunk = next()) {
        if (failure == null) {
          pass(chunk);
        }
      }
    } catch (IOException | RuntimeException failed) {
      failure = failed;
    }
  }

  private void pass(byte[] chunk) {
    try {
      out.write(chunk);
    } catch (IOException | RuntimeException | Error failed) {
      failure = failed;
    }
  }

  private byte[] next() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException nobodyMeansThisThread) {
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    end();
    complain();
  }

  /** What was begun is ended even if the thread is interrupted, or the file would stay open. */
  private void end() {
    boolean interrupted = false;
    boolean asked = false;
    while (true) {
      try {
        if (!asked) {
          queue.put(END);
          asked = true;
        }
        thread.join();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
