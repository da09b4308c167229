package dev.stepgate.web.api;

import dev.stepgate.support.UserError;
import dev.stepgate.web.HttpStatusOf;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;

/** Why a call was refused, as RFC 9457 says it. */
@Schema(description = "Why a call was refused (RFC 9457).")
record Problem(
    @Schema(description = "Always about:blank; the status says what kind of problem it is.")
        String type,
    @Schema(description = "The kind of problem, in words.") String title,
    @Schema(description = "The HTTP status.") int status,
    @Schema(description = "What is wrong.") String detail,
    @Schema(description = "What to do about it; may be empty.") String hint,
    @Schema(description = "The exit code that the command line would end with.") int exit) {

  static Problem of(UserError error) {
    return of(HttpStatusOf.error(error), error);
  }

  static Problem of(HttpStatus status, UserError error) {
    return new Problem(
        "about:blank",
        status.getReasonPhrase(),
        status.value(),
        String.valueOf(error.getMessage()),
        error.hint(),
        error.exit().code());
  }
}
