package dev.stepgate.cli;

import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunListener;
import org.jspecify.annotations.Nullable;

/** Keeps the end of an attempt back until it is known whether an error will say why it ended. */
final class Ending implements RunListener {
  private final RunListener view;
  private volatile @Nullable AttemptEnded ended;

  Ending(RunListener view) {
    this.view = view;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof AttemptEnded end) {
      ended = end;
    } else {
      view.on(event);
    }
  }

  void tell() {
    if (ended != null) {
      view.on(ended);
    }
  }

  /** The error that follows has a reason and a hint of its own. */
  void tellWithoutReason() {
    AttemptEnded end = ended;
    if (end != null) {
      view.on(
          new AttemptEnded(
              end.runId(),
              end.state(),
              "",
              end.exit(),
              end.passed(),
              end.total(),
              end.took(),
              end.log(),
              ""));
    }
  }
}
