package dev.stepgate.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One live process as /proc shows it; zombies do not count. */
record ProcessEntry(long pid, long started, long parent, long group, long session, String command) {
  private static final Path PROC = Path.of("/proc");
  private static final int STARTED = 19;

  /** Every live process but this one. */
  static List<ProcessEntry> all() {
    List<ProcessEntry> entries = new ArrayList<>();
    String[] names = PROC.toFile().list((folder, name) -> Character.isDigit(name.charAt(0)));
    long self = ProcessHandle.current().pid();
    for (String name : names == null ? new String[0] : names) {
      long pid = Long.parseLong(name);
      if (pid != self) {
        of(pid).ifPresent(entries::add);
      }
    }
    return entries;
  }

  static Optional<ProcessEntry> of(long pid) {
    try {
      return parse(pid, new String(bytes(pid, "stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Whether the process carries one of these in its environment, as {@code NAME=} and a start. */
  boolean carries(String nameAndStart, boolean whole) {
    try {
      String environment = "\0" + new String(bytes(pid, "environ"), StandardCharsets.ISO_8859_1);
      return environment.contains("\0" + nameAndStart + (whole ? "\0" : ""));
    } catch (IOException goneOrForbidden) {
      return false;
    }
  }

  /** Whether one of the process's open files is one of these. */
  boolean hasOpen(Set<String> links) {
    String[] numbers = PROC.resolve(pid + "/fd").toFile().list();
    return numbers != null
        && Arrays.stream(numbers).anyMatch(number -> links.contains(link("fd/" + number)));
  }

  /** Sends the signal unless the number belongs to another process by now. */
  void signal(boolean kill) {
    ProcessHandle.of(pid)
        .filter(handle -> of(pid).filter(entry -> entry.started == started).isPresent())
        .ifPresent(handle -> signal(handle, kill));
  }

  @Override
  public String toString() {
    return "pid " + pid + " (" + command + ")";
  }

  private static void signal(ProcessHandle handle, boolean kill) {
    if (kill) {
      handle.destroyForcibly();
    } else {
      handle.destroy();
    }
  }

  private static Optional<ProcessEntry> parse(long pid, String stat) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    String[] fields = stat.substring(close + 2).split(" ");
    boolean dead = "ZXx".contains(fields[0]);
    return dead
        ? Optional.empty()
        : Optional.of(
            new ProcessEntry(
                pid,
                Long.parseLong(fields[STARTED]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                stat.substring(open + 1, close)));
  }

  private String link(String name) {
    try {
      return Files.readSymbolicLink(PROC.resolve(pid + "/" + name)).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  private static byte[] bytes(long pid, String file) throws IOException {
    return Files.readAllBytes(PROC.resolve(pid + "/" + file));
  }
}
