package dev.stepgate.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells a process of this boot from one before: the boot's id and start times in it. */
public final class Boot {
  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

  private Boot() {}

  public static String id() {
    try {
      return Files.readString(ID).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + ID, unreadable);
    }
  }

  /** Clock ticks after boot, or -1 when there is no such live process. */
  public static long started(long pid) {
    return ProcessEntry.of(pid).map(ProcessEntry::started).orElse(-1L);
  }

  /** This process. */
  public static ProcessMark self(String tag) {
    long pid = ProcessHandle.current().pid();
    return new ProcessMark(pid, started(pid), tag);
  }
}
