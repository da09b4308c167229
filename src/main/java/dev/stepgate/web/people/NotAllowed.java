package dev.stepgate.web.people;

import org.springframework.security.access.AccessDeniedException;

/** Somebody who is signed in wants what their roles do not allow. */
public final class NotAllowed extends AccessDeniedException {
  NotAllowed(String fact) {
    super(fact);
  }

  /** What a person can do about it. */
  public String hint() {
    return "Ask an administrator of the console for the role.";
  }
}
