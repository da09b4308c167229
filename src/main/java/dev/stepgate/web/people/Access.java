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

  /** Whoever may not look at a runbook may do nothing with it. */
  public boolean has(Right right, String runbook) {
    SignIn signIn = signedIn();
    if (right == Right.ADMIN) {
      return hasEverywhere(signIn, right);
    }
    List<AccessRule> about = rules.stream().filter(rule -> rule.isAbout(runbook)).toList();
    return sees(signIn, about)
        && (right == Right.VIEW
            || about.stream().noneMatch(rule -> rule.bars(signIn.getName()))
                && (hasEverywhere(signIn, right) || isGiven(signIn, right, about)));
  }

  /** Whether some runbooks are not for everybody's eyes. */
  public boolean hides() {
    return rules.stream().anyMatch(AccessRule::hidden);
  }

  private static boolean sees(SignIn signIn, List<AccessRule> about) {
    return isGiven(signIn, Right.VIEW, about)
        || hasEverywhere(signIn, Right.VIEW)
            && (about.stream().noneMatch(AccessRule::hidden)
                || about.stream().anyMatch(rule -> rule.names(signIn.getName())));
  }

  private static boolean isGiven(SignIn signIn, Right right, List<AccessRule> about) {
    return about.stream().anyMatch(rule -> rule.gives(right, signIn.getName()));
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
