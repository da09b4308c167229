package dev.stepgate.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;

/**
 * Looks for a text in a file of any size, for a bounded time; then somebody may ask it to go on.
 */
final class Search {
  private static final int PORTION = 1 << 20;
  private final byte[] wanted;
  private final int[] skip = new int[256];

  /**
   * @param found where it begins, or -1
   * @param next where to go on with looking
   * @param over whether there is nothing left to look through
   */
  record Result(long found, long next, boolean over) {}

  Search(String text) {
    wanted = text.getBytes(UTF_8);
    java.util.Arrays.fill(skip, wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = small(wanted[i]);
    }
    for (int i = 0; i < wanted.length - 1; i++) {
      skip[wanted[i] & 0xff] = wanted.length - 1 - i;
    }
  }

  /** Letters of ASCII match in both cases. */
  Result in(Path file, long from, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      ByteBuffer buffer = ByteBuffer.allocate(PORTION);
      long position = Math.max(0, from);
      while (System.nanoTime() < deadline) {
        channel.position(position);
        int length = fill(channel, buffer);
        int at = find(buffer.array(), length);
        if (at >= 0) {
          return new Result(position + at, position + at + 1, false);
        }
        if (length < PORTION) {
          return new Result(-1, position + length, true);
        }
        position += length - wanted.length + 1;
      }
      return new Result(-1, position, false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int fill(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Until it is full, or the file has no more.
    }
    return buffer.position();
  }

  private int find(byte[] bytes, int length) {
    int last = wanted.length - 1;
    int at = 0;
    while (at + last < length) {
      int i = last;
      while (i >= 0 && small(bytes[at + i]) == wanted[i]) {
        i--;
      }
      if (i < 0) {
        return at;
      }
      at += skip[small(bytes[at + last]) & 0xff];
    }
    return -1;
  }

  private static byte small(byte one) {
    return one >= 'A' && one <= 'Z' ? (byte) (one + 32) : one;
  }
}
