package dev.stepgate.run;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Puts a stack trace into a file. Only types and places are written, never the messages: they can
 * hold values that nobody has redacted.
 */
public final class BugReport {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss_SSS").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Clock clock;

  /**
   * @param folder that of the run, or the program's own
   */
  public BugReport(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  public UserError write(Throwable bug) {
    Path file = folder.resolve("bug-" + STAMP.format(clock.instant()) + ".txt");
    String hint;
    try {
      save(file, trace(bug));
      hint = "Please report it; the stack trace is in " + file + ".";
    } catch (IOException e) {
      hint = "Please report it; the stack trace could not be written to " + file + ".";
    }
    return new UserError(ExitCode.BUG, "a bug in stepgate: " + first(bug), hint).causedBy(bug);
  }

  private static void save(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  /** What others wrapped says more than the wrapping. */
  private static String first(Throwable bug) {
    if (bug.getCause() != null && bug.getCause() != bug) {
      return first(bug.getCause());
    }
    StackTraceElement[] frames = bug.getStackTrace();
    return bug.getClass().getSimpleName() + (frames.length == 0 ? "" : " at " + frames[0]);
  }

  private static String trace(Throwable bug) {
    StringBuilder text = new StringBuilder();
    for (@Nullable Throwable cause = bug; cause != null; cause = cause.getCause()) {
      text.append(cause == bug ? "" : "caused by ").append(cause.getClass().getName()).append('\n');
      for (StackTraceElement frame : cause.getStackTrace()) {
        text.append("  at ").append(frame).append('\n');
      }
    }
    return text.toString();
  }
}
