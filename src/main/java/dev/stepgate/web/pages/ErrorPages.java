package dev.stepgate.web.pages;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.NoSuchFileException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What a page shows instead of itself when something is refused. */
@ControllerAdvice(basePackages = {"dev.stepgate.web.pages", "dev.stepgate.web.people"})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ErrorPages {
  private final Everywhere everywhere;

  ErrorPages(Everywhere everywhere) {
    this.everywhere = everywhere;
  }

  /** It was there when it was looked for. */
  @ExceptionHandler(NoSuchFileException.class)
  String gone(HttpServletRequest request, HttpServletResponse response, Model model) {
    UserError error =
        new UserError(
            ExitCode.INVALID, "there is no such file any more", "Load the page of the run again.");
    return refused(error, request, response, model);
  }

  @ExceptionHandler(UserError.class)
  String refused(
      UserError error, HttpServletRequest request, HttpServletResponse response, Model model) {
    Problem problem = Problem.of(error);
    response.setStatus(problem.status().value());
    model.addAttribute("problem", problem);
    model.addAttribute("person", everywhere.person(request.getUserPrincipal()));
    model.addAttribute("places", everywhere.places(request, request.getUserPrincipal()));
    return "problem";
  }
}
