package dev.stepgate.web.pages;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A part of a file, bounded however large the file is. A file to which nothing was printed goes
 * away again when its command has ended, and is as good as an empty one.
 *
 * @param from where it begins, in bytes
 * @param next where the part after it begins
 * @param size of the whole file by now
 */
record Portion(long from, long next, long size, String text) {
  static final int MOST = 1 << 16;
  private static final int LINE = 1 << 12;

  /** The part that begins at {@code from}, or a little later, at the beginning of a line. */
  static Portion of(Path file, long from, int length) {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      long size = channel.size();
      long begin = Math.max(0, Math.min(from, size));
      channel.position(begin);
      byte[] bytes = read(channel, Math.max(1, Math.min(length, MOST)));
      return cut(bytes, begin, size);
    } catch (NoSuchFileException gone) {
      return new Portion(0, 0, 0, "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The last part, from the beginning of a line. */
  static Portion last(Path file) {
    long size = file.toFile().length();
    return size <= MOST ? of(file, 0, MOST) : of(file, lineAfter(file, size - MOST), MOST);
  }

  /** The beginning of a line close behind, so that a part begins with a whole one. */
  static long lineAfter(Path file, long from) {
    if (from <= 0) {
      return 0;
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      channel.position(from - 1);
      byte[] bytes = read(channel, LINE);
      int at = 0;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      return at == bytes.length ? from : from + at;
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] read(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Until it is full, or the file has no more.
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  /** A character is never cut in two: neither at the beginning nor at the end. */
  private static Portion cut(byte[] bytes, long from, long size) {
    int begin = 0;
    while (from > 0 && begin < Math.min(3, bytes.length) && continues(bytes[begin])) {
      begin++;
    }
    int end = bytes.length;
    if (from + end < size) {
      end = Math.max(begin, wholeCharacters(bytes));
    }
    byte[] part = java.util.Arrays.copyOfRange(bytes, begin, end);
    return new Portion(from + begin, from + end, size, ShownText.of(part, part.length));
  }

  private static int wholeCharacters(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > bytes.length - 4 && start > 0 && continues(bytes[start])) {
      start--;
    }
    if (start < 0 || (bytes[start] & 0x80) == 0) {
      return bytes.length;
    }
    int lead = bytes[start] & 0xff;
    int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return start + wanted > bytes.length && start > 0 ? start : bytes.length;
  }

  private static boolean continues(byte one) {
    return (one & 0xc0) == 0x80;
  }
}
