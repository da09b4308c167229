package dev.stepgate.cli.data;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;

/** Command lines that mean nothing. */
final class Invalid {
  private Invalid() {}

  static void when(boolean wrong, String fact, String hint) {
    if (wrong) {
      throw because(fact, hint);
    }
  }

  static UserError because(String fact, String hint) {
    return new UserError(ExitCode.INVALID, fact, hint);
  }
}
