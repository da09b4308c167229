package dev.stepgate.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who types, and where. */
public record Person(String user, String host) {
  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

  static Person atThisProcess() {
    return new Person(System.getProperty("user.name"), hostName());
  }

  /** Whether {@code somebody}, written as {@code user} or {@code user@host…}, is this person. */
  boolean is(String somebody) {
    return somebody.equals(user) || somebody.startsWith(user + "@");
  }

  private static String hostName() {
    try {
      return Files.readString(KERNEL_NAME).strip();
    } catch (IOException notLinux) {
      return networkName();
    }
  }

  private static String networkName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
