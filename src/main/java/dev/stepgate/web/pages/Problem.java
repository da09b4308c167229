package dev.stepgate.web.pages;

import dev.stepgate.support.UserError;
import dev.stepgate.web.HttpStatusOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What went wrong and what to do about it. */
record Problem(HttpStatus status, String fact, String hint) {
  static Problem of(UserError error) {
    return new Problem(HttpStatusOf.error(error), shown(error.getMessage()), error.hint());
  }

  public String title() {
    return switch (status) {
      case NOT_FOUND -> "There is no such thing here";
      case BAD_REQUEST -> "This cannot be done like that";
      case CONFLICT -> "Refused";
      default -> "Something went wrong";
    };
  }

  private static String shown(@Nullable String fact) {
    return fact == null ? "" : fact;
  }
}
