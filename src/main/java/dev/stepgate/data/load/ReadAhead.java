package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads chunks in a thread of its own while others are being written. */
final class ReadAhead implements AutoCloseable {
  private static final int CHUNKS = 1;

  private final BlockingQueue<Read> queue = new ArrayBlockingQueue<>(CHUNKS);
  private final Thread thread;
  private volatile boolean closed;

  ReadAhead(Chunker chunker, String name) {
    thread = new Thread(() -> readAll(chunker), "read " + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** The next chunk, or null after the last. */
  @Nullable Chunk next() throws DataError {
    Read read = take();
    if (read.failure instanceof DataError error) {
      throw error;
    }
    if (read.failure != null) {
      throw new IllegalStateException(read.failure);
    }
    return read.chunk;
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll(Chunker chunker) {
    Read read;
    do {
      read = read(chunker);
    } while (handedOn(read) && read.chunk != null);
  }

  private static Read read(Chunker chunker) {
    try {
      return new Read(chunker.next(), null);
    } catch (DataError | RuntimeException | Error failed) {
      return new Read(null, failed);
    }
  }

  private boolean handedOn(Read read) {
    try {
      while (!closed) {
        if (queue.offer(read, 50, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException nobodyDoesThis) {
      throw new IllegalStateException(nobodyDoesThis);
    }
  }

  /** Not to be interrupted: whoever wants to stop says so between two chunks. */
  private Read take() {
    boolean interrupted = false;
    while (true) {
      try {
        Read read = queue.take();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return read;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
  }

  private record Read(@Nullable Chunk chunk, @Nullable Throwable failure) {}
}
