package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

/**
 * How a log closes that somebody has ended in good order: enough for lists, however long it is.
 *
 * @param head its last record
 * @param end the record before the last seal
 */
public record LogTail(Head head, LogRecord end) {
  private static final int LENGTH = 1 << 13;

  /** Empty when the log does not close with the end of an attempt and its seal. */
  public static Optional<LogTail> of(RunFolder folder) {
    try (SeekableByteChannel log =
        Files.newByteChannel(folder.log(), Set.of(READ, NOFOLLOW_LINKS))) {
      String[] lines = lastBytes(log).split("\n", -1);
      return lines.length < 4 || !lines[lines.length - 1].isEmpty()
          ? Optional.empty()
          : closed(record(lines[lines.length - 3]), record(lines[lines.length - 2]));
    } catch (IOException | RecordLine.Malformed open) {
      return Optional.empty();
    }
  }

  private static Optional<LogTail> closed(LogRecord end, LogRecord seal) {
    return end.is("end") && seal.is("seal") && seal.prev().equals(end.hash())
        ? Optional.of(new LogTail(seal.head(), end))
        : Optional.empty();
  }

  /** One byte stands for one letter, so that the cut at the front harms nothing. */
  private static String lastBytes(SeekableByteChannel log) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    log.position(Math.max(0, log.size() - LENGTH));
    while (bytes.hasRemaining() && log.read(bytes) >= 0) {
      Thread.onSpinWait();
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }

  private static LogRecord record(String line) throws RecordLine.Malformed {
    return RecordLine.decode(line.getBytes(StandardCharsets.ISO_8859_1));
  }
}
