package dev.stepgate.web.people;

import dev.stepgate.run.Actor;
import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who is signed in, and what that person may do with which runbook. */
@Component
public final class Access {
  private final List<AccessRule> rules;

  Access(ConsoleSettings settings) {
    rules = settings.access();
  }

  /** Refuses unless the person who is signed in has the right. */
  public void require(Right right, String runbook) {
    if (!has(right, runbook)) {
      throw new NotAllowed(
          person() + " may not " + right.name().toLowerCase(Locale.ROOT) + " runbook " + runbook);
    }
  }

  /** Looking is the same everywhere; the rules are about what changes something. */
  public boolean has(Right right, String runbook) {
    SignIn signIn = signedIn();
    List<AccessRule> about = rules.stream().filter(rule -> rule.isAbout(runbook)).toList();
    boolean barred = about.stream().anyMatch(rule -> rule.bars(signIn.getName()));
    return hasEverywhere(signIn, right) && (right == Right.VIEW || right == Right.ADMIN || !barred)
        || !barred && about.stream().anyMatch(rule -> rule.gives(right, signIn.getName()));
  }

  /** Whether there can be a runbook for which the person has the right. */
  public boolean hasSomewhere(Right right) {
    SignIn signIn = signedIn();
    return hasEverywhere(signIn, right)
        || rules.stream().anyMatch(rule -> rule.gives(right, signIn.getName()));
  }

  /** The name of whoever is signed in. */
  public String person() {
    return signedIn().getName();
  }

  /** The person, and by what means, from where and proven how, for the log. */
  public Actor actor(String means) {
    return new Actor(
        person(), means + ", from " + address() + ", signed in by " + signedIn().method().words());
  }

  public String address() {
    ServletRequestAttributes attributes =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    HttpServletRequest request = attributes.getRequest();
    return request.getRemoteAddr();
  }

  /** Never what a form says. */
  SignIn signedIn() {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof SignIn signIn) {
      return signIn;
    }
    throw new AccessDeniedException("nobody is signed in");
  }

  private static boolean hasEverywhere(SignIn signIn, Right right) {
    return signIn.roles().stream().anyMatch(role -> role.has(right));
  }
}
