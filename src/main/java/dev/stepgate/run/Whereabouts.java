package dev.stepgate.run;

import dev.stepgate.check.Wanted;
import dev.stepgate.run.Plan.PlannedHost;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.HostEntry;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where steps and checks would run, as far as that is known without going there. */
final class Whereabouts {
  private final Map<String, HostEntry> hosts;
  private final Path workFolder;
  private final Foresight foresight;

  Whereabouts(Runbook runbook, Path workFolder, Foresight foresight) {
    this.hosts = runbook.hosts();
    this.workFolder = workFolder;
    this.foresight = foresight;
  }

  List<PlannedHost> hosts() {
    return hosts.entrySet().stream()
        .map(
            host ->
                new PlannedHost(
                    host.getKey(),
                    host.getValue().kind(),
                    reached(host.getValue()),
                    host.getValue().role(),
                    null,
                    null))
        .toList();
  }

  private String reached(HostEntry host) {
    UnaryOperator<String> values = foresight.values(null);
    return host.reach().entrySet().stream()
        .map(
            part ->
                (part.getKey().equals(host.kind()) ? "" : part.getKey() + " ")
                    + part.getValue().expand(values))
        .collect(Collectors.joining(", "));
  }

  /** The name of the step's host. */
  String on(Step step) {
    Text on = step.options().on();
    return on == null ? Runbook.LOCAL : on.expand(foresight.values(step));
  }

  /** The user, where the step or its host names one. */
  @Nullable String as(Step step) {
    if (step.options().as() != null) {
      return step.options().as().expand(foresight.values(step));
    }
    HostEntry host = hosts.get(on(step));
    return host == null || host.as() == null ? null : host.as().expand(foresight.values(null));
  }

  /** Host, user and folder, the last if it is known. */
  String where(Step step) {
    String on = on(step);
    String place = on.equals(Runbook.LOCAL) ? on : "on " + on;
    String user = as(step) == null ? "" : " as " + as(step);
    String folder = folder(step, on);
    return place + user + (folder.isEmpty() ? "" : " in " + folder);
  }

  private String folder(Step step, String on) {
    Text cwd = step.options().cwd();
    Path start = on.equals(Runbook.LOCAL) ? workFolder : Path.of(start(hosts.get(on)));
    return (cwd == null ? start : start.resolve(cwd.expand(foresight.values(step)))).toString();
  }

  private String start(@Nullable HostEntry host) {
    return host == null || host.cwd() == null ? "" : host.cwd().expand(foresight.values(null));
  }

  /** What a check wants, and where it looks if it says so itself. */
  String wanted(Check check, UnaryOperator<String> values) {
    String wanted = Wanted.describe(check, values);
    if (hosts.isEmpty()) {
      return wanted;
    }
    Check.Options options = check.options();
    String on = options.on() == null ? "" : " on " + options.on().expand(values);
    String as = options.as() == null ? "" : " as " + options.as().expand(values);
    return wanted + (on + as).replaceFirst("^ ", ", ");
  }
}
