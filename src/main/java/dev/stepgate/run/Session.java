package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.Outcome;
import dev.stepgate.run.CheckLoop.Broken;
import dev.stepgate.run.CheckLoop.Phase;
import dev.stepgate.run.store.Heartbeat;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries one attempt from its first check to its last record. */
final class Session {
  private final Setting setting;
  private final Attempt attempt;
  private final Services services;
  private final StepRunner runner;
  private final boolean resumed;
  private final long began = System.nanoTime();

  /** Starts or restarts the Batch job. */
  interface Launch {
    void with(StepRunner runner) throws Exception;
  }

  Session(Setting setting, Attempt attempt, Services services, StepRunner runner, boolean resumed) {
    this.setting = setting;
    this.attempt = attempt;
    this.services = services;
    this.runner = runner;
    this.resumed = resumed;
  }

  /**
   * @param preparation what a resume looks at before anything goes on; empty to go on
   */
  ExitCode run(Supplier<Optional<End>> preparation, Launch launch) {
    attempt.stop().tell(why -> attempt.notice(null, "the run is being stopped (" + why + ")"));
    try (Heartbeat heartbeat = heartbeat();
        AbortWatch abort = AbortWatch.start(setting.store(), attempt)) {
      Told.started(attempt, resumed);
      Optional<End> early = new Preflight(attempt).firstProblem().or(preparation).or(this::needs);
      if (early.isEmpty()) {
        carryOut(launch);
      }
      return end(aborted().or(() -> early).orElseGet(this::result));
    } catch (UserError refused) {
      closeAfter(refused, new End("refused", refused.exit(), refused.getMessage()));
      throw refused;
    } catch (Throwable bug) {
      closeAfter(
          bug,
          new End(
              "interrupted", ExitCode.BUG, "a bug in stepgate: " + bug.getClass().getSimpleName()));
      throw bug instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(bug);
    }
  }

  private void carryOut(Launch launch) throws Exception {
    try {
      launch.with(runner);
    } finally {
      // Why a step broke off says more than what Batch makes of it.
      runner.rethrow();
    }
  }

  private Optional<End> needs() {
    Optional<Broken> broken =
        new CheckLoop(attempt, null, attempt.number(), Phase.NEEDS)
            .firstBroken(attempt.runbook().needs());
    return broken.map(this::needBroken);
  }

  private End needBroken(Broken broken) {
    if (attempt.stop().wanted()) {
      return stopped();
    }
    String fact =
        broken.reason()
            + "\nexpected: "
            + broken.finding().expected()
            + "\nactual:   "
            + broken.finding().actual();
    return new End("failed", ExitCode.FAILED, fact);
  }

  private Optional<End> aborted() {
    return setting
        .store()
        .requests()
        .abortRequested(attempt.runId())
        .map(abort -> "aborted by " + abort.user() + ": " + abort.reason())
        .map(reason -> new End("aborted", ExitCode.INTERRUPTED, reason));
  }

  private End result() {
    return attempt.log().history().firstNotPassed().isEmpty()
        ? End.of(Outcome.PASSED)
        : runner.notPassed().map(End::of).orElseGet(this::stopped);
  }

  /** Stopped between two steps: nothing is unknown, but not everything is done. */
  private End stopped() {
    if (!attempt.stop().wanted()) {
      throw new IllegalStateException("the steps came to an end before the last of them");
    }
    return new End("interrupted", ExitCode.INTERRUPTED, "stopped by " + attempt.stop().reason());
  }

  private ExitCode end(End end) {
    letGo(end);
    record(end);
    return end.exit();
  }

  private void letGo(End end) {
    services.atEnd(end.state());
    attempt.databases().close();
    attempt.hosts().close();
    if (attempt.number() > 1 && attempt.log().history().open().isEmpty()) {
      try (LoggedHosts hosts = new LoggedHosts(attempt.log().history())) {
        hosts.forgetEnded(attempt.runId());
      }
    }
  }

  private void record(End end) {
    History history = attempt.log().history();
    int passed = history.countPassed();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    attempt.append(
        "end",
        Entry.with("attempt", attempt.number())
            .and("state", end.state())
            .and("exit", end.exit().code())
            .and("passed", passed)
            .and("total", attempt.runbook().steps().size())
            .and("took_ms", took.toMillis())
            .and("reason", end.reason().isEmpty() ? null : end.reason())
            .map());
    Closing.close(setting, attempt.log(), attempt.lease(), end.state());
    attempt
        .listener()
        .on(
            new RunEvent.AttemptEnded(
                attempt.runId(),
                end.state(),
                attempt.redactor().text(end.reason()),
                end.exit().code(),
                passed,
                attempt.runbook().steps().size(),
                took,
                attempt.folder().readable(),
                end.next(attempt.runId())));
  }

  /** Writes the end if the log still takes it; what stopped the run is told first. */
  private void closeAfter(Throwable cause, End end) {
    try {
      letGo(end);
      if (attempt.log().history().state().equals(History.OPEN)) {
        Recovery.interruptOpen(attempt, "stepgate broke off");
        record(end);
      }
    } catch (RuntimeException alsoBroken) {
      // A log that is broken for good says so with the very same error again.
      if (alsoBroken != cause) {
        cause.addSuppressed(alsoBroken);
      }
    }
  }

  private Heartbeat heartbeat() {
    return Heartbeat.start(
        setting.store().leases(),
        attempt.lease(),
        setting.beat(),
        new Heartbeat.Listener() {
          @Override
          public void leaseLost(UserError why) {
            attempt.stop().raise("the loss of its target: " + why.getMessage());
          }

          @Override
          public void storeUnreachable(UserError why) {
            attempt.notice(null, why.getMessage());
          }
        });
  }
}
