package dev.stepgate.web;

import dev.stepgate.support.UserError;
import org.springframework.http.HttpStatus;

/** The status with which pages and interface tell of a refusal. */
public final class HttpStatusOf {
  private HttpStatusOf() {}

  public static HttpStatus error(UserError error) {
    return switch (error.exit()) {
      case INVALID ->
          String.valueOf(error.getMessage()).startsWith("there is no ")
              ? HttpStatus.NOT_FOUND
              : HttpStatus.BAD_REQUEST;
      case BUG -> HttpStatus.INTERNAL_SERVER_ERROR;
      default -> HttpStatus.CONFLICT;
    };
  }
}
