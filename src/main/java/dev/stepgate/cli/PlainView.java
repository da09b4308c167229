package dev.stepgate.cli;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.Decided;
import dev.stepgate.run.RunEvent.HostReached;
import dev.stepgate.run.RunEvent.Notice;
import dev.stepgate.run.RunEvent.OutputLine;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.StepStarted;
import dev.stepgate.run.RunEvent.Waiting;
import dev.stepgate.run.Times;
import dev.stepgate.support.Durations;
import java.io.PrintStream;
import java.time.Clock;

/** One line per event, with its time, for files and for grep; no colours. */
final class PlainView extends View {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Progress progress = new Progress();

  PlainView(Surroundings around) {
    this.out = around.out();
    this.err = around.err();
    this.clock = around.clock();
  }

  @Override
  void attemptStarted(AttemptStarted event) {
    progress.begin(event);
    String how =
        event.resumed()
            ? " resumed, attempt " + event.attempt() + ", " + progress.passed() + " passed before"
            : " started";
    say("run " + event.runId() + how + ": " + event.runbook() + " on " + event.target());
    say("run " + event.runId() + " has " + progress.total() + " steps, log " + event.folder());
  }

  @Override
  void hostReached(HostReached event) {
    say(HostLine.of(event));
  }

  @Override
  void stepStarted(StepStarted event) {
    progress.forget(event.id());
    String on = event.on().isEmpty() ? "" : " on " + event.on();
    String again = event.attempt() > 1 ? ", attempt " + event.attempt() : "";
    say(progress.name(event.id()) + " started" + on + again + ": " + event.title());
  }

  @Override
  void outputLine(OutputLine event) {
    say(event.id() + " | " + event.line());
  }

  @Override
  void checkTried(CheckTried event) {
    progress.tried(event);
    say(progress.name(event.id()) + " " + CheckLine.of(event));
  }

  @Override
  void waiting(Waiting event) {
    Prompt prompt = event.prompt();
    say(progress.name(prompt.stepId()) + " waits for a confirmation");
    PromptText.lines(prompt).forEach(line -> say(prompt.stepId() + " > " + line));
  }

  @Override
  void decided(Decided event) {
    String note = event.note().isEmpty() ? "" : ": " + event.note();
    String what = event.confirmed() ? " confirmed by " : " rejected by ";
    say(progress.name(event.id()) + what + event.by() + note);
  }

  @Override
  void stepFinished(StepFinished event) {
    progress.finished(event);
    String took = Durations.render(event.took());
    say(progress.name(event.id()) + " " + event.outcome().word() + " " + took);
    if (event.outcome() != Outcome.PASSED && event.outcome() != Outcome.WAITING) {
      FailureBlock.lines(event, progress.miss(event.id())).forEach(err::println);
    }
  }

  @Override
  void notice(Notice event) {
    Printable.lines(event.text())
        .forEach(line -> say(progress.name(event.id()) + " note: " + line));
  }

  @Override
  void attemptEnded(AttemptEnded event) {
    FailureBlock.lines(event).forEach(err::println);
    say("run " + event.runId() + " " + Summary.of(event) + ", log " + event.log());
    if (event.hint().isEmpty()) {
      return;
    }
    if (event.exit() == 0) {
      say("next: " + event.hint());
    } else {
      err.println("hint: " + Printable.line(event.hint()));
    }
  }

  private void say(String line) {
    out.println(Times.exact(clock.instant()) + " " + Printable.line(line));
  }
}
