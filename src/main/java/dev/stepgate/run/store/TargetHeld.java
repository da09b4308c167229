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
      case PARKED -> parked(holder);
      case DEAD -> ", whose process " + who + " is gone; its outcome is unknown";
    };
  }

  private static String parked(Holder holder) {
    if (waits(holder)) {
      return ", which waits for a person since " + holder.since();
    }
    return "interrupted".equals(holder.run()) || "refused".equals(holder.run())
        ? ", which was " + holder.run() + " and has not ended"
        : ", on which nobody works; its outcome is unknown";
  }

  private static boolean waits(Holder holder) {
    return holder.state() == Holder.State.PARKED && "waiting".equals(holder.run());
  }

  private String hint() {
    String run = holder.runId();
    if (holder.state() == Holder.State.ALIVE) {
      return "Wait for its end, or look at it with 'stepgate show " + run + "'.";
    }
    String way =
        waits(holder)
            ? "Answer it with 'stepgate confirm " + run
            : "Look at it with 'stepgate show "
                + run
                + "', then go on with 'stepgate resume "
                + run;
    return way + "', or give it up with 'stepgate abort " + run + " --reason TEXT'.";
  }
}
