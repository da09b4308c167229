package dev.stepgate.web.pages;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What went wrong and what to do about it. */
record Problem(HttpStatus status, String fact, String hint) {
  static Problem of(UserError error) {
    return new Problem(status(error), shown(error.getMessage()), error.hint());
  }

  public String title() {
    return switch (status) {
      case FORBIDDEN -> "You may not do this";
      case NOT_FOUND -> "There is no such thing here";
      case BAD_REQUEST -> "This cannot be done like that";
      case CONFLICT -> "Refused";
      default -> "Something went wrong";
    };
  }

  private static HttpStatus status(UserError error) {
    if (error.exit() != ExitCode.INVALID) {
      return shown(error.getMessage()).contains(" may not ")
          ? HttpStatus.FORBIDDEN
          : HttpStatus.CONFLICT;
    }
    return shown(error.getMessage()).startsWith("there is no ")
        ? HttpStatus.NOT_FOUND
        : HttpStatus.BAD_REQUEST;
  }

  private static String shown(@Nullable String fact) {
    return fact == null ? "" : fact;
  }
}
