package dev.stepgate.notify;

import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.Waiting;
import dev.stepgate.run.RunListener;
import dev.stepgate.runbook.Runbook;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens to one attempt, and hands on what people may want to know. */
final class Teller implements RunListener {
  private final Consumer<Occasion> mailbox;
  private final Clock clock;
  private volatile @Nullable AttemptStarted started;
  private volatile @Nullable StepFinished broken;

  Teller(Consumer<Occasion> mailbox, Clock clock) {
    this.mailbox = mailbox;
    this.clock = clock;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof AttemptStarted begun) {
      started = begun;
    } else if (event instanceof StepFinished finished && finished.outcome() != Outcome.PASSED) {
      broken = finished;
    } else if (event instanceof Waiting waiting) {
      waits(waiting.prompt());
    } else if (event instanceof AttemptEnded ended) {
      ended(ended);
    }
  }

  private void waits(Prompt prompt) {
    hand(
        Runbook.Occasion.WAITING,
        "waiting/" + prompt.stepId() + "/" + prompt.attempt(),
        "waiting",
        prompt.stepId(),
        prompt.title(),
        "Do the step, then confirm it in the console or type stepgate confirm "
            + prompt.runId()
            + ".");
  }

  /** A question has been told when it was asked. */
  private void ended(AttemptEnded ended) {
    AttemptStarted begun = started;
    if (begun == null || ended.state().equals("waiting")) {
      return;
    }
    StepFinished step = broken;
    hand(
        occasion(ended.state()),
        ended.state() + "/" + begun.attempt(),
        ended.state(),
        step == null ? "" : step.id(),
        step == null || !ended.reason().isEmpty() ? ended.reason() : step.reason(),
        step == null || step.hint().isEmpty() ? ended.hint() : step.hint());
  }

  private static Runbook.Occasion occasion(String state) {
    return switch (state) {
      case "passed" -> Runbook.Occasion.PASSED;
      case "interrupted", "aborted" -> Runbook.Occasion.INTERRUPTED;
      default -> Runbook.Occasion.FAILED;
    };
  }

  private void hand(
      Runbook.Occasion what, String id, String state, String step, String reason, String hint) {
    AttemptStarted begun = started;
    if (begun == null) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Message message =
        new Message(
            begun.runId() + "/" + id,
            begun.runId(),
            begun.runbook(),
            begun.title().isEmpty() ? begun.runbook() : begun.title(),
            begun.target(),
            state,
            step,
            reason,
            hint,
            "",
            now);
    mailbox.accept(new Occasion(what, new RunFolder(begun.folder()), message));
  }
}
