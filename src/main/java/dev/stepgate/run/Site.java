package dev.stepgate.run;

import dev.stepgate.host.Command;
import dev.stepgate.host.Host;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.HostEntry;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a step or a check runs: which host, as whom, in which folder and with which variables.
 *
 * @param folder on the host; on a far one, empty for where its shell starts
 */
record Site(Host host, Path folder, Map<String, String> environment, @Nullable String as) {

  static Site of(Attempt attempt, Step step) {
    return of(attempt, step, step.options().on(), step.options().as(), step.options().cwd());
  }

  /** What the step says of user and folder holds for a check where it looks at the same host. */
  static Site of(Attempt attempt, @Nullable Step step, Check check) {
    Text on = check.options().on();
    Text as = check.options().as();
    if (step == null || (on != null && !name(attempt, step, on).equals(name(attempt, step)))) {
      return of(attempt, step, on, as, null);
    }
    return of(
        attempt,
        step,
        step.options().on(),
        as == null ? step.options().as() : as,
        step.options().cwd());
  }

  /** On a host of this name, where its commands start. */
  static Site at(Attempt attempt, Step step, @Nullable Text name, @Nullable Text as) {
    return of(attempt, step, name, as, null);
  }

  /** The name of the host that the step runs on. */
  static String name(Attempt attempt, Step step) {
    return name(attempt, step, step.options().on());
  }

  boolean isLocal() {
    return host.name().equals(Runbook.LOCAL);
  }

  Command command(String script, String tag) {
    return new Command(script, folder, environment, as, tag);
  }

  private static String name(Attempt attempt, @Nullable Step step, @Nullable Text on) {
    return on == null ? Runbook.LOCAL : on.expand(attempt.variables().values(step));
  }

  private static Site of(
      Attempt attempt,
      @Nullable Step step,
      @Nullable Text on,
      @Nullable Text as,
      @Nullable Text cwd) {
    UnaryOperator<String> values = attempt.variables().values(step);
    String name = name(attempt, step, on);
    Host host = attempt.hosts().host(name);
    HostEntry entry = attempt.hosts().entry(name);
    Text user = as == null && entry != null ? entry.as() : as;
    Path start = entry == null ? attempt.workFolder() : start(entry, values);
    return new Site(
        host,
        cwd == null ? start : start.resolve(cwd.expand(values)).normalize(),
        environment(attempt, step, entry),
        user == null ? null : user.expand(values));
  }

  private static Path start(HostEntry entry, UnaryOperator<String> values) {
    return Path.of(entry.cwd() == null ? "" : entry.cwd().expand(values));
  }

  /** A step's own variables are nearer than its host's. */
  private static Map<String, String> environment(
      Attempt attempt, @Nullable Step step, @Nullable HostEntry entry) {
    Map<String, String> all = attempt.variables().environment(step);
    if (entry != null) {
      entry
          .env()
          .forEach(
              (name, text) -> {
                if (step == null || !step.options().env().containsKey(name)) {
                  all.put(name, text.expand(attempt.variables().values(step)));
                }
              });
    }
    return all;
  }
}
