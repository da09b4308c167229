package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people do with their own account. */
@Controller
final class AccountPage {
  private final People people;
  private final PasswordSignIn passwords;
  private final TokenDesk tokens;
  private final Access access;

  AccountPage(People people, PasswordSignIn passwords, TokenDesk tokens, Access access) {
    this.people = people;
    this.passwords = passwords;
    this.tokens = tokens;
    this.access = access;
  }

  @GetMapping("/account")
  ModelAndView mine() {
    SignIn signIn = access.signedIn();
    return new ModelAndView("people/account")
        .addObject("name", signIn.getName())
        .addObject("roles", signIn.roles().stream().sorted().toList())
        .addObject("local", signIn.isLocal())
        .addObject("tokens", tokens.mine())
        .addObject("shortest", Passwords.SHORTEST);
  }

  @PostMapping("/account/password")
  ModelAndView setPassword(
      @RequestParam("current") String current,
      @RequestParam("password") String password,
      @RequestParam("again") String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    return Forms.done(
        mine(),
        response,
        () -> {
          String name = local().getName();
          refuseWrong(name, current, request.getRemoteAddr());
          ChoosePage.refuseMistyped(password, again);
          people.setPassword(name, password);
          stay(request, response);
        },
        "/account?note=changed");
  }

  @PostMapping("/account/tokens")
  ModelAndView makeToken(
      @RequestParam("name") String name,
      @RequestParam(name = "days", defaultValue = "90") int days,
      HttpServletResponse response) {
    try {
      local();
      String token = tokens.make(name, days);
      return mine().addObject("token", token).addObject("made", name);
    } catch (UserError refused) {
      return Forms.refused(mine(), response, refused);
    }
  }

  @PostMapping("/account/tokens/{name}/revoke")
  ModelAndView revokeToken(@PathVariable("name") String name, HttpServletResponse response) {
    return Forms.done(mine(), response, () -> tokens.revoke(name), "/account");
  }

  private SignIn local() {
    SignIn signIn = access.signedIn();
    if (!signIn.isLocal()) {
      throw new UserError(
          ExitCode.REFUSED,
          "you signed in elsewhere and have no account here",
          "Ask an administrator for an account.");
    }
    return signIn;
  }

  private void refuseWrong(String name, String current, String address) {
    try {
      if (passwords.isRight(name, current, address)) {
        return;
      }
    } catch (SlowedDown slow) {
      throw new UserError(
          ExitCode.REFUSED,
          "too many wrong passwords were typed",
          "Try again in " + slow.seconds() + " seconds.");
    }
    throw new UserError(
        ExitCode.INVALID, "the current password is wrong", "Type the one you signed in with.");
  }

  /** All sessions of the person have ended but this one, which gets a new id. */
  private void stay(HttpServletRequest request, HttpServletResponse response) {
    SignIn old = access.signedIn();
    request.changeSessionId();
    new HttpSessionSecurityContextRepository()
        .saveContext(
            new SecurityContextImpl(old.as(people.existing(old.getName()))), request, response);
  }
}
