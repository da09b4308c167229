package dev.stepgate.notify;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;

/** Says what is wrong with a channel. */
final class Unusable {
  private Unusable() {}

  static UserError channel(String name, String what) {
    return new UserError(
        ExitCode.INVALID,
        "channel " + name + " " + what,
        "Correct it in " + NotifySettings.FILE + ".");
  }
}
