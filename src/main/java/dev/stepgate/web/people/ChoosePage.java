package dev.stepgate.web.people;

import dev.stepgate.run.store.Invitation;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets the first administrator, and whoever is invited, choose a password. */
@Controller
final class ChoosePage {
  private final Setup setup;
  private final People people;

  ChoosePage(Setup setup, People people) {
    this.setup = setup;
    this.people = people;
  }

  @GetMapping("/setup/{secret}")
  ModelAndView first(@PathVariable("secret") String secret, HttpServletResponse response) {
    return setup.isOpen(secret) ? page("/setup/" + secret, null) : over(response);
  }

  @PostMapping("/setup/{secret}")
  ModelAndView addFirst(
      @PathVariable("secret") String secret,
      @RequestParam("name") String name,
      @RequestParam("password") String password,
      @RequestParam("again") String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!setup.isOpen(secret)) {
      return over(response);
    }
    return chosen(
        page("/setup/" + secret, null).addObject("typed", name),
        response,
        () -> {
          refuseMistyped(password, again);
          people.addFirst(name, password, request.getRemoteAddr());
          setup.used();
        });
  }

  @GetMapping("/invitation/{secret}")
  ModelAndView invited(@PathVariable("secret") String secret, HttpServletResponse response) {
    return people
        .invitation(secret)
        .map(invitation -> page("/invitation/" + secret, invitation))
        .orElseGet(() -> over(response));
  }

  @PostMapping("/invitation/{secret}")
  ModelAndView redeem(
      @PathVariable("secret") String secret,
      @RequestParam("password") String password,
      @RequestParam("again") String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    Invitation invitation = people.invitation(secret).orElse(null);
    if (invitation == null) {
      return over(response);
    }
    return chosen(
        page("/invitation/" + secret, invitation),
        response,
        () -> {
          refuseMistyped(password, again);
          people.redeem(invitation, password, request.getRemoteAddr());
        });
  }

  private static ModelAndView chosen(
      ModelAndView form, HttpServletResponse response, Runnable work) {
    return Forms.done(form, response, work, "/sign-in?note=chosen");
  }

  static void refuseMistyped(String password, String again) {
    if (!password.equals(again)) {
      throw new UserError(
          ExitCode.INVALID, "the two passwords are not the same", "Type the same twice.");
    }
  }

  private static ModelAndView page(String action, @Nullable Invitation invitation) {
    return new ModelAndView("people/choose")
        .addObject("action", action)
        .addObject("account", invitation == null ? null : invitation.account())
        .addObject("typed", "")
        .addObject("shortest", Passwords.SHORTEST);
  }

  /** The same for a link that was used, has expired or never was. */
  private static ModelAndView over(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    return new ModelAndView("people/over");
  }
}
