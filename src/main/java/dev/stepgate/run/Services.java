package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.ServiceState;
import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
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
  private record Live(Step step, ProcessMark mark, boolean keep, @Nullable Path output) {}

  /**
   * @param hidden what must not be kept of their output
   */
  Services(Attempt attempt, Map<String, String> hidden) {
    this.attempt = attempt;
    this.hidden = hidden;
  }

  ActionResult start(Step step, int stepAttempt, Command command, boolean keep) {
    List<Leftover> immortal = Remains.end(Remains.ofStep(attempt.runId(), step.id()));
    if (!immortal.isEmpty()) {
      return ActionResult.of(
          Verdict.FAILED, "an earlier attempt cannot be ended: " + Remains.names(immortal));
    }
    return launch(step, command, keep, String.valueOf(stepAttempt), "started")
        .map(problem -> ActionResult.of(Verdict.NOT_STARTED, problem))
        .orElse(ActionResult.done());
  }

  /** The problem, if it did not start. */
  private Optional<String> launch(
      Step step, Command command, boolean keep, String name, String state) {
    Path output = attempt.output(step, name);
    try {
      RunningService service = ServiceProcess.start(command, output, hidden, Evidence.limit());
      live.push(new Live(step, service.mark(), keep, output));
      record(step, service.mark(), state, ServiceOutputs.unfinished(output), null);
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
    live.push(new Live(step, mark, keep(step), outputOf(step)));
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
    Command command =
        new LiveStep(attempt, step, stepAttempt, attempt.tag(step, stepAttempt), null, this)
            .command(fields.service().script());
    launch(step, command, fields.keep(), stepAttempt + ".restart" + attempt.number(), "restarted")
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
      record(service.step(), service.mark(), "left-running", null, null);
      attempt.notice(service.step(), "the service is left running: pid " + service.mark().pid());
    } else {
      stop(service);
    }
  }

  private void stop(Live service) {
    boolean lived = ServiceProcess.isAlive(service.mark());
    List<Leftover> immortal = ServiceProcess.stop(service.mark(), GRACE);
    String reason = immortal.isEmpty() ? null : "could not be ended: " + Remains.names(immortal);
    record(
        service.step(),
        service.mark(),
        lived ? "stopped" : "lost",
        ServiceOutputs.bound(service.output()),
        reason);
    if (reason != null) {
      attempt.notice(service.step(), "the service " + reason);
    }
  }

  private void record(
      Step step, ProcessMark mark, String state, @Nullable Object output, @Nullable String reason) {
    attempt.append(
        "service",
        Entry.with("step", step.id())
            .and("state", state)
            .and("pid", mark.pid())
            .and("started", mark.started())
            .and("tag", mark.tag())
            .and("output", output)
            .and("reason", reason)
            .map());
  }

  private static boolean isService(Step step) {
    return step.action() != null && step.action().kind() instanceof ServiceStep;
  }

  private static boolean keep(Step step) {
    return ((ServiceStep.Fields) step.action().fields()).keep();
  }
}
