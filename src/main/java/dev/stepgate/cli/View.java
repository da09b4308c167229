package dev.stepgate.cli;

import dev.stepgate.run.RunEvent;
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
import dev.stepgate.run.RunListener;

/** Shows a run while it goes on; one event at a time, whatever thread it comes from. */
abstract class View implements RunListener, AutoCloseable {

  @Override
  public final synchronized void on(RunEvent event) {
    if (event instanceof AttemptStarted started) {
      attemptStarted(started);
    } else if (event instanceof HostReached reached) {
      hostReached(reached);
    } else if (event instanceof StepStarted started) {
      stepStarted(started);
    } else if (event instanceof OutputLine line) {
      outputLine(line);
    } else if (event instanceof CheckTried tried) {
      checkTried(tried);
    } else if (event instanceof Waiting waiting) {
      waiting(waiting);
    } else if (event instanceof Decided decided) {
      decided(decided);
    } else if (event instanceof StepFinished finished) {
      stepFinished(finished);
    } else if (event instanceof Notice notice) {
      notice(notice);
    } else if (event instanceof AttemptEnded ended) {
      attemptEnded(ended);
    } else {
      throw new IllegalStateException("an event no view knows: " + event);
    }
  }

  abstract void attemptStarted(AttemptStarted event);

  abstract void hostReached(HostReached event);

  abstract void stepStarted(StepStarted event);

  abstract void outputLine(OutputLine event);

  abstract void checkTried(CheckTried event);

  abstract void waiting(Waiting event);

  abstract void decided(Decided event);

  abstract void stepFinished(StepFinished event);

  abstract void notice(Notice event);

  abstract void attemptEnded(AttemptEnded event);

  /** Leaves the screen as a shell expects it; may be called twice. */
  @Override
  public void close() {}
}
