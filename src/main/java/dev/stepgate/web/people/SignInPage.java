package dev.stepgate.web.people;

import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for name and password. */
@Controller
final class SignInPage {
  private final ConsoleSettings settings;

  SignInPage(ConsoleSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/sign-in")
  ModelAndView ask(
      HttpServletRequest request,
      @RequestParam(name = "to", required = false) @Nullable String to,
      @RequestParam(name = "note", required = false) @Nullable String note) {
    return page(request, to)
        .addObject("chosen", "chosen".equals(note))
        .addObject("elsewhere", "elsewhere".equals(note));
  }

  /** After a sign-in that failed. */
  @PostMapping("/sign-in/again")
  ModelAndView askAgain(
      HttpServletRequest request,
      @RequestParam(name = "to", required = false) @Nullable String to) {
    return page(request, to);
  }

  private ModelAndView page(HttpServletRequest request, @Nullable String to) {
    return new ModelAndView("people/sign-in")
        .addObject("to", SignInEnds.target(to))
        .addObject("openid", settings.openid() != null)
        .addObject("failed", request.getAttribute("failed") != null)
        .addObject("seconds", request.getAttribute("seconds"));
  }
}
