package dev.stepgate.step;

import dev.stepgate.data.DataError;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;

/** Keeps steps that lose data away from production, before they are recorded as begun. */
final class Guarded {
  private Guarded() {}

  static void look(DatabaseName name, StepContext context) {
    try {
      context.databases().reachToDestroy(name);
    } catch (DataError refused) {
      throw new UserError(
          ExitCode.REFUSED,
          String.valueOf(refused.getMessage()),
          "Nothing was changed; look at the addresses under databases before you go on.");
    }
  }
}
