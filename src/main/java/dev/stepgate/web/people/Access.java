package dev.stepgate.web.people;

import dev.stepgate.run.Actor;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who is signed in, and what that person may do with which runbook. */
@Component
public final class Access {
  /** Refuses unless the person who is signed in has the right. */
  public void require(Right right, String runbook) {
    if (!has(right, runbook)) {
      throw new UserError(
          ExitCode.REFUSED,
          person() + " may not do this with " + runbook,
          "Ask an administrator for the role.");
    }
  }

  public boolean has(Right right, String runbook) {
    return signedIn().isAuthenticated();
  }

  /** The name of whoever is signed in. */
  public String person() {
    return signedIn().getName();
  }

  /** The person, and by what means and from where, for the log. */
  public Actor actor(String means) {
    return new Actor(person(), means + ", from " + address());
  }

  public String address() {
    ServletRequestAttributes attributes =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    HttpServletRequest request = attributes.getRequest();
    return request.getRemoteAddr();
  }

  private static Authentication signedIn() {
    return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
  }
}
