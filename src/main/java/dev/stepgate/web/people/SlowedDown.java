package dev.stepgate.web.people;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords have come; nothing is compared before the time is over. */
final class SlowedDown extends AuthenticationException {
  private final long seconds;

  SlowedDown(long seconds) {
    super("try again in " + seconds + " s");
    this.seconds = seconds;
  }

  long seconds() {
    return seconds;
  }
}
