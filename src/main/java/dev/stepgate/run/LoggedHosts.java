package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Host;
import dev.stepgate.host.Hosts;
import dev.stepgate.host.Leftovers;
import dev.stepgate.host.Leftovers.Leftover;
import dev.stepgate.host.Remembered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The far hosts that a run has been on, as its log knows them; reached anew, and on their own. */
final class LoggedHosts implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration ENDING = Duration.ofSeconds(10);
  private static final int LOOK_AGAIN_MILLIS = 250;

  private final History history;
  private final Map<String, Host> hosts = new LinkedHashMap<>();

  LoggedHosts(History history) {
    this.history = history;
    Path folder = Path.of(history.run().text("folder"));
    history
        .records("host")
        .filter(record -> !reach(record).isEmpty())
        .forEach(
            record -> {
              String name = record.text("host");
              hosts.put(name, Hosts.of(name, reach(record), folder));
            });
  }

  /** The host on which what this record tells happened; nothing for this machine. */
  Optional<Host> of(@Nullable LogRecord record) {
    return record == null ? Optional.empty() : Optional.ofNullable(hosts.get(record.text("on")));
  }

  /** As whom it happened there. */
  static @Nullable String as(LogRecord record) {
    return record.has("as") ? record.text("as") : null;
  }

  /** What the host knows; a command that is just being ended there is waited for. */
  static Remembered recall(Host host, String tagStart, @Nullable String as)
      throws CommandNotStarted {
    long deadline = System.nanoTime() + ENDING.toNanos();
    Remembered remembered = host.recall(tagStart, as);
    while (isEnding(remembered) && System.nanoTime() - deadline < 0) {
      pause();
      remembered = host.recall(tagStart, as);
    }
    return remembered;
  }

  /** Ends everything of the run; returns what is left, or may be. */
  List<String> endAll(String runId) {
    List<String> left = new ArrayList<>();
    hosts.forEach(
        (name, host) -> {
          for (String user : users(name)) {
            left.addAll(end(name, host, runId + "/", user.isEmpty() ? null : user));
          }
        });
    return left;
  }

  /** Where everything that happened is written down, nothing more need be kept. */
  void forgetEnded(String runId) {
    hosts.forEach(
        (name, host) -> {
          for (String user : users(name)) {
            String as = user.isEmpty() ? null : user;
            try {
              Remembered remembered = host.recall(runId + "/", as);
              if (remembered.alive().isEmpty()) {
                host.forget(remembered, as);
              }
            } catch (CommandNotStarted silent) {
              // A few small files stay there, which nobody will ask for.
              continue;
            }
          }
        });
  }

  @Override
  public void close() {
    hosts.values().forEach(Host::close);
  }

  private static List<String> end(String name, Host host, String tagStart, @Nullable String as) {
    try {
      List<Leftover> immortal = host.end(tagStart, as, GRACE);
      return immortal.isEmpty()
          ? List.of()
          : List.of("could not be ended on " + name + ": " + Leftovers.names(immortal));
    } catch (CommandNotStarted silent) {
      return List.of("something may still be running on " + silent.getMessage());
    }
  }

  private Set<String> users(String host) {
    Set<String> users = new LinkedHashSet<>();
    users.add("");
    Stream.of("intent", "spawned", "service")
        .flatMap(history::records)
        .filter(record -> record.text("on").equals(host) && record.has("as"))
        .forEach(record -> users.add(record.text("as")));
    return users;
  }

  private static Map<String, String> reach(LogRecord record) {
    Map<String, String> facts = new LinkedHashMap<>();
    record
        .fields()
        .path("reach")
        .properties()
        .forEach(one -> facts.put(one.getKey(), one.getValue().asString("")));
    return facts;
  }

  private static boolean isEnding(Remembered remembered) {
    return remembered.records().values().stream()
        .anyMatch(told -> !told.ending().isEmpty() && told.end().isEmpty() && told.thisBoot());
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
