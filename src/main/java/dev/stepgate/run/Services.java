package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.ServiceState;
import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.host.Leftovers;
import dev.stepgate.host.Leftovers.Leftover;
import dev.stepgate.host.ProcessMark;
import dev.stepgate.host.RunningService;
import dev.stepgate.host.ServiceProcess;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.ActionResult.Verdict;
import dev.stepgate.step.ServiceStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The long-running processes of a run: started, found again on resume, stopped in reverse order.
 */
final class Services {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private final Attempt attempt;
  private final Map<String, String> hidden;
  private final Deque<Live> live = new ArrayDeque<>();

  /** A service that nobody has stopped yet. */
  private record Live(
      Step step,
      Host host,
      @Nullable String as,
      ProcessMark mark,
      boolean keep,
      @Nullable Path output) {}

  /**
   * @param hidden what must not be kept of their output
   */
  Services(Attempt attempt, Map<String, String> hidden) {
    this.attempt = attempt;
    this.hidden = hidden;
  }

  ActionResult start(Step step, int stepAttempt, Host host, Command command, boolean keep) {
    Optional<String> immortal = endEarlier(step, stepAttempt, host, command.as());
    if (immortal.isPresent()) {
      return ActionResult.of(Verdict.FAILED, immortal.get());
    }
    return launch(step, host, command, keep, String.valueOf(stepAttempt), "started")
        .map(problem -> ActionResult.of(Verdict.NOT_STARTED, problem))
        .orElse(ActionResult.done());
  }

  /** The problem, if it did not start. */
  private Optional<String> launch(
      Step step, Host host, Command command, boolean keep, String name, String state) {
    Path output = attempt.output(step, name);
    try {
      RunningService service = host.serve(command, output, hidden, Evidence.limit());
      Live one = new Live(step, host, command.as(), service.mark(), keep, output);
      live.push(one);
      record(one, state, ServiceOutputs.unfinished(output), null);
      attempt.log().force();
      return Optional.empty();
    } catch (CommandNotStarted | EvidenceLost failed) {
      return Optional.of("the service could not be started: " + failed.getMessage());
    }
  }

  /** Why the service of this step is no longer what its check should look at, if that is so. */
  Optional<String> ended(Step step) {
    return live.stream()
        .filter(service -> service.step() == step && !ServiceProcess.isAlive(service.mark()))
        .findFirst()
        .map(service -> "the service has ended by itself" + lastWords(service));
  }

  private static String lastWords(Live service) {
    List<String> tail = ServiceOutputs.tail(service.output());
    return tail.isEmpty() ? "" : "; its last words: " + String.join(" / ", tail);
  }

  /**
   * Finds the services of passed steps again, or starts them anew; returns the steps that were
   * started anew.
   */
  List<Step> restore() {
    List<Step> restarted = new ArrayList<>();
    if (attempt.stop().wanted()) {
      return restarted;
    }
    History history = attempt.log().history();
    for (ServiceState service : history.services()) {
      Optional<Step> step =
          attempt
              .runbook()
              .step(service.step())
              .filter(s -> history.passed(s.id()) && isService(s));
      if (step.isPresent() && !adopt(step.get(), service)) {
        restart(step.get());
        restarted.add(step.get());
      }
    }
    return restarted;
  }

  private boolean adopt(Step step, ServiceState service) {
    ProcessMark mark =
        new ProcessMark(
            service.process().pid(), service.process().started(), service.process().tag());
    if (!ServiceProcess.isAlive(mark)) {
      return false;
    }
    Site site = Site.of(attempt, step);
    live.push(new Live(step, site.host(), site.as(), mark, keep(step), outputOf(step)));
    return true;
  }

  private @Nullable Path outputOf(Step step) {
    return attempt
        .log()
        .history()
        .records("service")
        .filter(record -> record.text("step").equals(step.id()))
        .flatMap(record -> record.output().stream())
        .reduce((first, second) -> second)
        .map(output -> attempt.folder().path().resolve(output.file()))
        .orElse(null);
  }

  private void restart(Step step) {
    ServiceStep.Fields fields = (ServiceStep.Fields) step.action().fields();
    int stepAttempt = attempt.log().history().lastAttempt(step.id()).orElseThrow().attempt();
    Site site = Site.of(attempt, step);
    Command command = site.command(fields.service().script(), attempt.tag(step, stepAttempt));
    String name = stepAttempt + ".restart" + attempt.number();
    endEarlier(step, attempt.number(), site.host(), site.as())
        .or(() -> launch(step, site.host(), command, fields.keep(), name, "restarted"))
        .ifPresentOrElse(
            problem -> attempt.notice(step, problem),
            () -> attempt.notice(step, "the service was started again"));
  }

  /** A run that waits for a person leaves its services to that person; any other end stops them. */
  void atEnd(String state) {
    @Nullable RuntimeException broken = null;
    while (!live.isEmpty()) {
      try {
        end(live.pop(), state);
      } catch (RuntimeException unrecorded) {
        // A log that takes no more records must not keep the other services alive.
        broken = unrecorded;
      }
    }
    if (broken != null) {
      throw broken;
    }
  }

  private void end(Live service, String state) {
    if (service.keep() || state.equals("waiting")) {
      record(service, "left-running", null, null);
      attempt.notice(service.step(), "the service is left running: " + where(service));
    } else {
      stop(service);
    }
  }

  private void stop(Live service) {
    boolean lived = ServiceProcess.isAlive(service.mark());
    String reason = end(service);
    record(service, lived ? "stopped" : "lost", ServiceOutputs.bound(service.output()), reason);
    if (!lived) {
      attempt.notice(service.step(), "the service had ended before the run did");
    }
    if (reason != null) {
      attempt.notice(service.step(), "the service " + reason);
    }
  }

  /** On its host first, so that its last words still come through; what could not be ended. */
  private static @Nullable String end(Live service) {
    List<String> left = new ArrayList<>();
    if (isFar(service.host())) {
      try {
        List<Leftover> immortal = service.host().end(service.mark().tag(), service.as(), GRACE);
        immortal.forEach(one -> left.add(one + " on " + service.host().name()));
      } catch (CommandNotStarted silent) {
        left.add("what runs on " + silent.getMessage());
      }
    }
    ServiceProcess.stop(service.mark(), GRACE).forEach(one -> left.add(one.toString()));
    return left.isEmpty() ? null : "could not be ended: " + String.join(", ", left);
  }

  private static boolean isFar(Host host) {
    return !host.facts().isEmpty();
  }

  private static String where(Live service) {
    return isFar(service.host()) ? "on " + service.host().name() : "pid " + service.mark().pid();
  }

  /** An attempt that nobody looks after any more. */
  private Optional<String> endEarlier(Step step, int number, Host host, @Nullable String as) {
    List<Leftover> immortal =
        new ArrayList<>(Remains.end(Remains.ofStep(attempt.runId(), step.id())));
    try {
      if (number > 1 && isFar(host)) {
        immortal.addAll(host.end(attempt.runId() + "/" + step.id() + "/", as, GRACE));
      }
    } catch (CommandNotStarted silent) {
      return Optional.of("an earlier attempt cannot be ended: " + silent.getMessage());
    }
    return immortal.isEmpty()
        ? Optional.empty()
        : Optional.of("an earlier attempt cannot be ended: " + Leftovers.names(immortal));
  }

  private void record(
      Live service, String state, @Nullable Object output, @Nullable String reason) {
    ProcessMark mark = service.mark();
    attempt.append(
        "service",
        Entry.with("step", service.step().id())
            .and("state", state)
            .and("on", isFar(service.host()) ? service.host().name() : null)
            .and("as", isFar(service.host()) ? service.as() : null)
            .and("pid", mark.pid())
            .and("started", mark.started())
            .and("tag", mark.tag())
            .and("output", output)
            .and("reason", reason)
            .map());
  }

  static boolean isService(Step step) {
    return step.action() != null && step.action().kind() instanceof ServiceStep;
  }

  private static boolean keep(Step step) {
    return ((ServiceStep.Fields) step.action().fields()).keep();
  }
}
