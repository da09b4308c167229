package dev.stepgate.web.people;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is told of a failure that nobody else has told. */
@Controller
final class Failures implements ErrorController {
  static final String REFUSAL = "refusal";
  private final Refusals refusals;

  Failures(Refusals refusals) {
    this.refusals = refusals;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView tell(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = response.getStatus();
    Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (Refusals.isForPrograms(String.valueOf(address))) {
      refusals.problem(response, status, detail(status));
      return null;
    }
    return new ModelAndView("error")
        .addObject("status", status)
        .addObject(REFUSAL, request.getAttribute(REFUSAL));
  }

  private static String detail(int status) {
    return status < 500
        ? "the request cannot be answered as it was sent"
        : "a fault of the program; no run was touched by it, and the server's own log tells more";
  }
}
