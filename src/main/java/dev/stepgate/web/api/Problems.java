package dev.stepgate.web.api;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.NoSuchFileException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Tells each refusal as problem+json. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
  private static final String SEE = "See /api for what each call takes.";

  @ExceptionHandler
  ResponseEntity<Problem> refused(UserError error) {
    return answer(Problem.of(error));
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refused refused) {
    return answer(refused.problem());
  }

  /** It was there when it was looked for. */
  @ExceptionHandler
  ResponseEntity<Problem> refused(NoSuchFileException gone) {
    return answer(
        Problem.of(
            HttpStatus.NOT_FOUND,
            new UserError(
                ExitCode.INVALID, "there is no such file any more", "List the outputs again.")));
  }

  @ExceptionHandler
  ResponseEntity<Problem> badBody(BadBody bad) {
    return invalid(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<Problem> badValue(MethodArgumentTypeMismatchException bad) {
    return invalid(
        HttpStatus.BAD_REQUEST, "the value of '" + bad.getName() + "' is of another kind");
  }

  /** What Spring itself refuses: a missing body, another kind of content. */
  @ExceptionHandler({
    org.springframework.web.HttpMediaTypeException.class,
    org.springframework.web.HttpRequestMethodNotSupportedException.class,
    org.springframework.web.bind.ServletRequestBindingException.class
  })
  ResponseEntity<Problem> bySpring(Exception refused) {
    ErrorResponse told = (ErrorResponse) refused;
    HttpStatus status = HttpStatus.valueOf(told.getStatusCode().value());
    String detail = String.valueOf(told.getBody().getDetail());
    return invalid(status, detail.replaceFirst("\\.$", ""));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(
      org.springframework.http.converter.HttpMessageNotReadableException missing) {
    return invalid(HttpStatus.BAD_REQUEST, "the body is missing or cannot be read");
  }

  private static ResponseEntity<Problem> invalid(HttpStatus status, String fact) {
    return answer(Problem.of(status, new UserError(ExitCode.INVALID, fact, SEE)));
  }

  static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
