package dev.stepgate.run.store;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;

/** A target cannot be taken because a run holds it. */
public final class TargetHeld extends Exception {
  private final transient Holder holder;

  TargetHeld(Holder holder) {
    super("target '" + holder.target() + "' is held by run " + holder.runId() + state(holder));
    this.holder = holder;
  }

  public Holder holder() {
    return holder;
  }

  /** As people are told. */
  public UserError refusal() {
    return new UserError(ExitCode.REFUSED, getMessage(), hint()).causedBy(this);
  }

  private static String state(Holder holder) {
    String who = holder.owner().describe();
    return switch (holder.state()) {
      case ALIVE -> ", at work as " + who + " since " + holder.since();
      case PARKED -> ", which waits for a person since " + holder.since();
      case DEAD -> ", whose process " + who + " is gone; its outcome is unknown";
    };
  }

  private String hint() {
    String run = holder.runId();
    return switch (holder.state()) {
      case ALIVE -> "Wait for its end, or look at it with 'stepgate show " + run + "'.";
      case PARKED ->
          "Answer it with 'stepgate confirm "
              + run
              + "', or give it up with 'stepgate abort "
              + run
              + " --reason TEXT'.";
      case DEAD ->
          "Go on with it by 'stepgate resume "
              + run
              + "', or give it up with 'stepgate abort "
              + run
              + " --reason TEXT'.";
    };
  }
}
