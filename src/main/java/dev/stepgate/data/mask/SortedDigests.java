package dev.stepgate.data.mask;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Digests in a file, found where they must be, as they are spread evenly. */
final class SortedDigests implements AutoCloseable {
  private static final long MOST_BYTES = Integer.MAX_VALUE & ~7L;

  private final FileChannel channel;
  private final LongBuffer digests;

  SortedDigests(Path file) throws IOException {
    this(file, 0);
  }

  SortedDigests(Path file, long offset) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    long bytes = channel.size() - offset;
    if (bytes > MOST_BYTES) {
      channel.close();
      throw new IOException("more than " + MOST_BYTES / Long.BYTES + " digests");
    }
    digests = channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes).asLongBuffer();
  }

  boolean contains(long digest) {
    int guess = (int) ((digest / 0x1p64 + 0.5) * digests.limit());
    int low = guess;
    int high = guess;
    for (int step = 16; low > 0 && at(low) > digest; step *= 2) {
      low = Math.max(0, low - step);
    }
    for (int step = 16; high < digests.limit() && at(high) < digest; step *= 2) {
      high = Math.min(digests.limit(), high + step);
    }
    return isBetween(low, Math.min(high, digests.limit() - 1), digest);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private boolean isBetween(int first, int last, long digest) {
    int low = first;
    int high = last;
    while (low <= high) {
      int middle = low + high >>> 1;
      long found = digests.get(middle);
      if (found == digest) {
        return true;
      }
      if (found < digest) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private long at(int index) {
    return digests.get(Math.min(index, digests.limit() - 1));
  }
}
