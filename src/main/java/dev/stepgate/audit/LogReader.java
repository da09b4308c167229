package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.FileFaults;
import dev.stepgate.support.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a log strictly, line by line, and says of every line that does not belong why. */
public final class LogReader {
  private final ChainWalk walk = new ChainWalk();
  private final LineSplitter lines = new LineSplitter(walk::next);
  private long size;

  private LogReader() {}

  /** Refuses only when there is nothing to read; what is wrong inside is in the content. */
  public static LogContent read(RunFolder folder) {
    Path log = folder.log();
    if (!Files.isRegularFile(log, NOFOLLOW_LINKS)) {
      throw unreadable(
          log, Files.exists(log, NOFOLLOW_LINKS) ? "it is not a file" : "it is missing");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(log, NOFOLLOW_LINKS))) {
      return new LogReader().readAll(in);
    } catch (IOException failed) {
      throw unreadable(log, FileFaults.describe(failed)).causedBy(failed);
    }
  }

  private LogContent readAll(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      size += length;
      lines.take(buffer, length);
    }
    return walk.end(lines.rest(), size);
  }

  static UserError unreadable(Path log, String why) {
    return new UserError(
        ExitCode.REFUSED,
        "the log " + log + " cannot be read: " + why,
        "Look where the run's folder has gone, or restore it from a bundle.");
  }
}
