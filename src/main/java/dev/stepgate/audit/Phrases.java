package dev.stepgate.audit;

import dev.stepgate.support.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records in words, the same in the text log and in every report. */
final class Phrases {
  private static final Map<Long, String> SIGNALS =
      Map.of(
          1L, "SIGHUP", 2L, "SIGINT", 3L, "SIGQUIT", 6L, "SIGABRT", 9L, "SIGKILL", 11L, "SIGSEGV",
          13L, "SIGPIPE", 15L, "SIGTERM");

  private Phrases() {}

  static String who(LogRecord record) {
    return joined(" on ", record.text("user"), record.text("host"));
  }

  /** {@code deploy@prod-db-1}, as the machine says. */
  static String answered(LogRecord record) {
    return record.text("user") + "@" + record.text("machine");
  }

  /** {@code on prod as deploy in /srv/app, at most 10m}. */
  static String where(LogRecord intent) {
    String place =
        Stream.of("on", "as", "cwd")
            .filter(intent::has)
            .map(field -> (field.equals("cwd") ? "in" : field) + " " + intent.text(field))
            .collect(Collectors.joining(" "));
    return joined(", ", place, intent.has("timeout") ? "at most " + intent.text("timeout") : "");
  }

  /** {@code exit code 3}, {@code signal 9 (SIGKILL)}, {@code timed out}. */
  static String ending(LogRecord exit) {
    String value = exit.text("value");
    return switch (exit.text("how")) {
      case "code" -> "exit code " + value;
      case "signal" -> "ended by signal " + signal(exit, value);
      case "timeout" -> "timed out";
      case "stopped" -> "stopped";
      case "failed" -> "failed";
      case "cut" -> "cut off: nobody here saw its end";
      case "not-started" -> "could not be started";
      default -> exit.text("how");
    };
  }

  static String took(LogRecord record) {
    return Durations.render(Duration.ofMillis(record.amount("took_ms")));
  }

  static String output(Output output) {
    if (!output.bound()) {
      return output.file() + ", still being written";
    }
    long bytes = Math.max(output.bytes(), output.storedBytes());
    String size = String.format(Locale.ROOT, "%,d bytes", bytes);
    String capped =
        output.capped()
            ? String.format(Locale.ROOT, ", of which %,d are kept", output.storedBytes())
            : "";
    return output.file() + " (" + size + capped + ")";
  }

  /** {@code check 2}, {@code need 1}. */
  static String checkLabel(LogRecord check) {
    String word =
        switch (check.text("phase")) {
          case "needs" -> "need";
          case "before" -> "before";
          case "reverify" -> "again";
          default -> "check";
        };
    return check.has("index") ? word + " " + check.number("index") : word;
  }

  static String tries(LogRecord check) {
    int tries = check.number("tries");
    return (tries > 1 ? tries + " tries, " : "") + took(check);
  }

  /** {@code ann on dev1, 2026-07-11T14:30:00.000Z, terminal}. */
  static String confirmedBy(LogRecord confirmation) {
    return joined(
        ", ", who(confirmation), confirmation.text("at"), spaced(confirmation.text("how")));
  }

  static String spaced(String word) {
    return word.replace('-', ' ');
  }

  static String joined(String separator, String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(separator));
  }

  static String listed(List<String> names) {
    return String.join(", ", names);
  }

  private static String signal(LogRecord exit, String value) {
    String name = SIGNALS.get(exit.amount("value"));
    return name == null ? value : value + " (" + name + ")";
  }
}
