package dev.stepgate.run;

import dev.stepgate.host.Answered;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Host;
import dev.stepgate.host.Hosts;
import dev.stepgate.host.LocalHost;
import dev.stepgate.runbook.HostWords;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.HostEntry;
import dev.stepgate.runbook.Runbook.Role;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reaches each host once, writes down who answered, and keeps production from harm. */
final class RunHosts implements AutoCloseable {
  private final Map<String, HostEntry> entries;
  private final UnaryOperator<String> values;
  private final Path folder;
  private final Consumer<Map<String, Object>> record;
  private final Host local = new LocalHost();
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Map<String, Answered> answers = new HashMap<>();

  /**
   * @param folder where relative names of files on this machine begin
   * @param record takes what is to be logged of a host that was reached
   */
  RunHosts(
      Map<String, HostEntry> entries,
      UnaryOperator<String> values,
      Path folder,
      Consumer<Map<String, Object>> record) {
    this.entries = entries;
    this.values = values;
    this.folder = folder;
    this.record = record;
  }

  synchronized Host host(String name) {
    return name.equals(Runbook.LOCAL) ? local : hosts.computeIfAbsent(name, this::make);
  }

  /** What the runbook says of a host; nothing of this machine. */
  @Nullable HostEntry entry(String name) {
    return entries.get(name);
  }

  boolean isProduction(String name) {
    HostEntry entry = entries.get(name);
    return entry != null && entry.role() == Role.PRODUCTION;
  }

  /** Goes there, if this has not been done yet. */
  synchronized Answered reach(String name) throws CommandNotStarted {
    Answered known = answers.get(name);
    if (known != null) {
      return known;
    }
    Host host = host(name);
    Answered answered = host.reach();
    answers.put(name, answered);
    record(name, host, answered);
    return answered;
  }

  /** Production under another name is production; another user of the same machine is not. */
  void refuseToDestroy(String step, String name) {
    refuse(name, "step " + step + " is destructive and would run on host " + name);
  }

  void refuseToOverwrite(String step, String name) {
    refuse(name, "step " + step + " may overwrite what is on host " + name);
  }

  private void refuse(String name, String what) {
    if (isProduction(name)) {
      throw refusal(what, "which is production");
    }
    Answered mine = answers.get(name);
    if (mine != null) {
      entries.keySet().stream()
          .filter(this::isProduction)
          .filter(other -> isSame(mine, answers.get(other)))
          .findFirst()
          .ifPresent(
              other -> {
                throw refusal(what, "which is the same as " + other + ": " + mine.who());
              });
    }
  }

  @Override
  public synchronized void close() {
    hosts.values().forEach(Host::close);
  }

  private Host make(String name) {
    HostEntry entry = entries.get(name);
    if (entry == null) {
      throw new UserError(
          ExitCode.INVALID,
          "there is no host '" + name + "'",
          "Declare it under hosts, or correct 'on'.");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    entry.reach().forEach((key, text) -> facts.put(key, expanded(name, key, text)));
    facts.remove("as");
    return Hosts.of(name, facts, folder);
  }

  private String expanded(String name, String key, Text text) {
    String value = text.expand(values);
    HostWords.in(key, value)
        .ifPresent(
            wrong -> {
              throw new UserError(
                  ExitCode.INVALID, "host " + name + ": " + wrong.fact(), wrong.hint());
            });
    return value;
  }

  private void record(String name, Host host, Answered answered) {
    HostEntry entry = entries.get(name);
    boolean hasRole = entry != null && entry.role() != null;
    record.accept(
        Entry.with("host", name)
            .and("address", host.address())
            .and("reach", host.facts().isEmpty() ? null : host.facts())
            .and("role", hasRole ? entry.role().name().toLowerCase(Locale.ROOT) : null)
            .and("machine", answered.machine())
            .and("user", answered.user())
            .and("shell", answered.shell())
            .and("system", answered.system())
            .and("machine_id", answered.id().isEmpty() ? null : answered.id())
            .and("boot", answered.boot())
            .map());
  }

  private static boolean isSame(Answered mine, @Nullable Answered other) {
    return other != null
        && mine.boot().equals(other.boot())
        && mine.who().equals(other.who())
        && mine.id().equals(other.id());
  }

  private static UserError refusal(String what, String why) {
    return new UserError(
        ExitCode.REFUSED, what + ", " + why, "Let it run on a host that is not production.");
  }
}
