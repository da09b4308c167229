package dev.stepgate.data.mask;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts any number of digests in bounded memory: sorted runs in files, merged at the end. */
final class DigestRuns implements AutoCloseable {
  static final int IN_MEMORY = 1 << 20;

  private final Path folder;
  private final long[] buffer;
  private final List<Path> files = new ArrayList<>();
  private int count;

  DigestRuns(Path folder, int inMemory) {
    this.folder = folder;
    this.buffer = new long[inMemory];
  }

  /** Hears the digests, smallest first, each once. */
  @FunctionalInterface
  interface Listener {
    void next(long digest) throws IOException;
  }

  void add(long digest) throws IOException {
    if (count == buffer.length) {
      spill();
    }
    buffer[count++] = digest;
  }

  void sorted(Listener listener) throws IOException {
    spill();
    PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparingLong(run -> run.current));
    try {
      for (Path file : files) {
        runs.add(new Run(file));
      }
      merge(runs, listener);
    } finally {
      for (Run run : runs) {
        run.in.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static void merge(PriorityQueue<Run> runs, Listener listener) throws IOException {
    long last = 0;
    boolean first = true;
    for (Run run = runs.poll(); run != null; run = runs.poll()) {
      if (!run.ended && (first || run.current != last)) {
        listener.next(run.current);
        last = run.current;
        first = false;
      }
      run.advance();
      if (run.ended) {
        run.in.close();
      } else {
        runs.add(run);
      }
    }
  }

  private void spill() throws IOException {
    if (count == 0) {
      return;
    }
    Arrays.sort(buffer, 0, count);
    Path file = Files.createTempFile(folder, "digests", ".run");
    files.add(file);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      for (int i = 0; i < count; i++) {
        out.writeLong(buffer[i]);
      }
    }
    count = 0;
  }

  /** One sorted file, and how far it has been read. */
  private static final class Run {
    private final DataInputStream in;
    private long current;
    private boolean ended;

    Run(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      advance();
    }

    void advance() throws IOException {
      try {
        current = in.readLong();
      } catch (EOFException end) {
        ended = true;
      }
    }
  }
}
