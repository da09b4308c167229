package dev.stepgate.web.watch;

import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.StepStarted;
import dev.stepgate.run.RunEvent.Waiting;
import dev.stepgate.run.RunListener;
import java.time.Duration;

/** Measures one attempt. */
final class Measured implements RunListener {
  private final Measures measures;
  private String runbook = "";
  private String kind = "";
  private long asked;
  private boolean open;

  Measured(Measures measures) {
    this.measures = measures;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.OutputLine) {
      return;
    }
    synchronized (this) {
      measure(event);
    }
  }

  private void measure(RunEvent event) {
    if (event instanceof AttemptStarted started) {
      runbook = started.runbook();
    } else if (event instanceof StepStarted started) {
      kind = started.kind();
    } else if (event instanceof StepFinished finished) {
      measures.stepFinished(runbook, kind, finished.outcome().word(), finished.took());
    } else if (event instanceof Waiting) {
      asked = System.nanoTime();
      open = true;
      measures.asked();
    } else if (event instanceof RunEvent.Decided && open) {
      open = false;
      measures.answered(runbook, Duration.ofNanos(System.nanoTime() - asked));
    } else if (event instanceof AttemptEnded ended) {
      ended(ended);
    }
  }

  private void ended(AttemptEnded ended) {
    if (open) {
      open = false;
      measures.unanswered();
    }
    measures.attemptEnded(runbook, ended.state(), ended.took());
  }
}
