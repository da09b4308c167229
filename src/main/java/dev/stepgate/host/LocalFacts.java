package dev.stepgate.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who this machine says it is. */
final class LocalFacts {
  private LocalFacts() {}

  static Answered answered() {
    return new Answered(
        read("/proc/sys/kernel/hostname"),
        System.getProperty("user.name"),
        "bash",
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        read("/etc/machine-id"),
        Boot.id());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unknown) {
      return "";
    }
  }
}
