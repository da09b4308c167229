package dev.stepgate.web.pages;

import dev.stepgate.support.UserError;
import jakarta.servlet.http.HttpServletResponse;
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

  @ExceptionHandler(UserError.class)
  String refused(
      UserError error,
      jakarta.servlet.http.HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Problem problem = Problem.of(error);
    response.setStatus(problem.status().value());
    model.addAttribute("problem", problem);
    model.addAttribute("person", everywhere.person(request.getUserPrincipal()));
    model.addAttribute("places", everywhere.places(request, request.getUserPrincipal()));
    return "problem";
  }
}
