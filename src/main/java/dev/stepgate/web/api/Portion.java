package dev.stepgate.web.api;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * Some bytes of a file that may still grow.
 *
 * @param size how long the file was when they were read
 */
record Portion(byte[] bytes, long from, long size) {
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static Portion read(Path file, long from, int limit) throws IOException {
    Range.check("limit", limit, 1, MOST_BYTES);
    try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS))) {
      long size = channel.size();
      long first = Math.min(size, from < 0 ? Math.max(0, size + from) : from);
      return new Portion(bytes(channel, first, (int) Math.min(limit, size - first)), first, size);
    }
  }

  /** As the header Range says it; one range only, and never more than is allowed. */
  static Portion read(Path file, String range) throws IOException {
    Matcher asked = RANGE.matcher(range);
    if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
      throw Refused.with(
          HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
          "the header Range is no single range of bytes",
          "Ask for bytes=FIRST-LAST.");
    }
    if (asked.group(1).isEmpty()) {
      long last = Math.min(MOST_BYTES, Math.max(1, Long.parseLong(asked.group(2))));
      return read(file, -last, (int) last);
    }
    long from = Long.parseLong(asked.group(1));
    long to = asked.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(asked.group(2));
    if (to < from) {
      throw Refused.with(
          HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
          "the header Range ends before it begins",
          "Ask for bytes=FIRST-LAST.");
    }
    return read(file, from, (int) Math.min(MOST_BYTES, to - from + 1));
  }

  boolean whole() {
    return bytes.length == size;
  }

  String describe() {
    return bytes.length == 0
        ? "bytes */" + size
        : "bytes " + from + "-" + (from + bytes.length - 1) + "/" + size;
  }

  private static byte[] bytes(SeekableByteChannel channel, long from, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // What is there is read in one go nearly always.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
