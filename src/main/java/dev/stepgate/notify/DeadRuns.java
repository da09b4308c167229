package dev.stepgate.notify;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.StepView;
import dev.stepgate.run.store.RunFilter;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.support.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Speaks for runs whose process has died before it could. */
final class DeadRuns {
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final int MOST = 1_000;
  private final Engine engine;
  private final Consumer<Occasion> mailbox;
  private final Clock clock;
  private final Set<String> known = new HashSet<>();

  DeadRuns(Engine engine, Consumer<Occasion> mailbox, Clock clock) {
    this.engine = engine;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /** On a thread of its own, because a holder on another machine is looked at for a while. */
  void watchUntil(CountDownLatch over) {
    Thread thread = new Thread(() -> watch(over), "dead-runs");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(CountDownLatch over) {
    try {
      do {
        lookQuietly();
      } while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookQuietly() {
    try {
      look();
    } catch (UserError storeAway) {
      // It is looked at again soon.
    }
  }

  /** What the store calls running belongs to the living, or to nobody any more. */
  void look() {
    for (RunRow row : engine.store().runs().list(RunFilter.RUNNING, 0, MOST)) {
      String life = row.runId() + " " + row.updatedAt();
      if (!known.contains(life) && told(row)) {
        known.add(life);
      }
    }
  }

  private boolean told(RunRow row) {
    try {
      RunView run = engine.show(row.runId());
      switch (run.state()) {
        case "interrupted" -> interrupted(run);
        case "waiting" -> waiting(run);
        default -> {
          return false;
        }
      }
      return run.remarks().stream().noneMatch(remark -> remark.startsWith("worked on by"));
    } catch (UserError unreadable) {
      // Whoever looks at the run is told what is wrong with it; there is nothing to tell others.
      return true;
    }
  }

  private void interrupted(RunView run) {
    Optional<StepView> open =
        run.steps().stream()
            .filter(step -> step.attempts().stream().anyMatch(one -> one.outcome() == null))
            .findFirst();
    hand(
        Runbook.Occasion.INTERRUPTED,
        "interrupted/" + run.attempts(),
        run,
        open.map(StepView::id).orElse(""),
        "the process that worked on the run is gone",
        run.next());
  }

  private void waiting(RunView run) {
    Prompt prompt = engine.waiting(run.runId());
    hand(
        Runbook.Occasion.WAITING,
        "waiting/" + prompt.stepId() + "/" + prompt.attempt(),
        run,
        prompt.stepId(),
        prompt.title(),
        run.next());
  }

  private void hand(
      Runbook.Occasion what, String id, RunView run, String step, String reason, String hint) {
    Message message =
        new Message(
            run.runId() + "/" + id,
            run.runId(),
            run.runbook(),
            run.title().isEmpty() ? run.runbook() : run.title(),
            run.target(),
            run.state(),
            step,
            reason,
            hint,
            "",
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    mailbox.accept(new Occasion(what, engine.folder(run.runId()), message));
  }
}
