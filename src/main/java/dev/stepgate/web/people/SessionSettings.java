package dev.stepgate.web.people;

import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Span;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When people have to sign in again. */
public record SessionSettings(
    @Doc("Without any request for so long; 30m if not given.") @Nullable Span idle,
    @Doc("So long after the sign-in; 12h if not given.") @Nullable Span longest) {
  public static final SessionSettings DEFAULTS = new SessionSettings(null, null);

  Duration idleTime() {
    return idle == null ? Duration.ofMinutes(30) : idle.resolve(name -> name);
  }

  Duration longestTime() {
    return longest == null ? Duration.ofHours(12) : longest.resolve(name -> name);
  }
}
