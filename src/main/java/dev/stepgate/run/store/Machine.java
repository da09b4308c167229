package dev.stepgate.run.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;

/** What /proc says about this machine and its processes. */
final class Machine {
  private static final Path PROC = Path.of("/proc");

  /** Equals no other, so that its holder is watched and not looked up. */
  private static final String UNKNOWN_BOOT = UUID.randomUUID().toString();

  private Machine() {}

  static String host() {
    try {
      return read("sys/kernel/hostname");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  /** Containers on one machine share its boot id, but not their process numbers. */
  static String boot() {
    try {
      String space = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
      return read("sys/kernel/random/boot_id") + " " + space;
    } catch (IOException unreadable) {
      return UNKNOWN_BOOT;
    }
  }

  /**
   * When the process was started, in ticks after boot; empty when there is none or it has ended.
   */
  static OptionalLong started(long pid) {
    try {
      String stat = read(pid + "/stat");
      // The name comes second, in parentheses, and may itself hold blanks and parentheses.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      boolean ended = "ZX".contains(fields[0]);
      return ended ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[19]));
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
  }

  private static String read(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(PROC.resolve(path));
    return new String(bytes, StandardCharsets.ISO_8859_1).strip();
  }
}
