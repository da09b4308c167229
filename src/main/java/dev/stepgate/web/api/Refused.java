package dev.stepgate.web.api;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import org.springframework.http.HttpStatus;

/** A refusal that has a status of its own. */
final class Refused extends RuntimeException {
  private final HttpStatus status;
  private final UserError error;

  private Refused(HttpStatus status, UserError error) {
    super(error.getMessage());
    this.status = status;
    this.error = error;
  }

  static Refused with(HttpStatus status, String fact, String hint) {
    ExitCode exit = status == HttpStatus.BAD_REQUEST ? ExitCode.INVALID : ExitCode.REFUSED;
    return new Refused(status, new UserError(exit, fact, hint));
  }

  Problem problem() {
    return Problem.of(status, error);
  }
}
