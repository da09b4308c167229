package dev.stepgate.host;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A service that this process has started. */
public final class RunningService {
  private final Process process;
  private final ProcessMark mark;
  private final Path output;

  RunningService(Process process, ProcessMark mark, Path output) {
    this.process = process;
    this.mark = mark;
    this.output = output;
  }

  /** What finds the service again, also from a later process. */
  public ProcessMark mark() {
    return mark;
  }

  /** Where the redacted output goes. */
  public Path output() {
    return output;
  }

  public boolean isAlive() {
    return ServiceProcess.isAlive(mark);
  }

  /** Of the main process, once it has ended. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }
}
