package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes out of a text what must differ from one time to the next, and nothing else. */
final class Shown {
  private static final String LENGTH = "(\\d+ms|\\d+\\.\\ds|\\d+m\\d\\ds)";
  private final Map<String, String> rules = new LinkedHashMap<>();

  Shown(Path folder) {
    String user = System.getProperty("user.name");
    String host = hostName();
    rules.put("\\Q" + folder + "\\E", "FOLDER");
    rules.put("_\\d{8}_\\d{6}(-\\d+)?", "_STAMP");
    rules.put("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME");
    rules.put("\\b[0-9a-f]{64}\\b", "SHA256");
    rules.put("(pid|process) \\d+", "$1 PID");
    rules.put("\\b(passed|failed|waiting|interrupted|rejected) ( ?)" + LENGTH, "$1 $2LENGTH");
    rules.put("(steps passed), " + LENGTH, "$1, LENGTH");
    rules.put("\\b\\Q" + user + "@" + host + "\\E\\b", "USER@HOST");
    rules.put("\\b\\Q" + user + " on " + host + "\\E\\b", "USER on HOST");
    rules.put("(?m)TIME  \\Q" + user + "\\E$", "TIME  USER");
    rules.put(" by \\Q" + user + "\\E\\b", " by USER");
  }

  String plain(String text) {
    String plain = text;
    for (var rule : rules.entrySet()) {
      plain = plain.replaceAll(rule.getKey(), rule.getValue());
    }
    return plain;
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
