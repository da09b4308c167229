package dev.stepgate.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A user of this system. */
record Account(String name, int uid, int gid, String home) {

  static Account of(String user) throws CommandNotStarted {
    try {
      Tools.Answer answer = Tools.ask(List.of("getent", "passwd", "--", user));
      String[] fields = answer.text().split(":");
      if (answer.code() != 0 || fields.length < 6) {
        throw new CommandNotStarted("no such system user '" + user + "'", null);
      }
      return new Account(
          fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]);
    } catch (IOException failed) {
      throw new CommandNotStarted("cannot look up the system user '" + user + "'", failed);
    }
  }

  /** The user id that Stepgate runs with. */
  static int own() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read /proc/self", unreadable);
    }
  }

  Map<String, String> environment() {
    return Map.of("HOME", home, "USER", name, "LOGNAME", name);
  }
}
