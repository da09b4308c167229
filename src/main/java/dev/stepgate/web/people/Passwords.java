package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, by few at a time, because each takes 19 MiB and a while. */
@Component
final class Passwords {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;
  private static final int AT_ONCE = 2;
  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** Takes as long to compare with as any other. */
  private final String nobodys = argon2.encode(Secrets.fresh());

  /** Refuses what is easily guessed. */
  String hash(String account, String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw refusal(
          "the password has " + password.length() + " characters",
          "Choose one of " + SHORTEST + " to " + LONGEST + " characters.");
    }
    if (password.chars().distinct().count() < 4 || password.contains(account)) {
      throw refusal("the password is easily guessed", "Choose a few words, without your name.");
    }
    try {
      return alone(() -> argon2.encode(password));
    } catch (SlowedDown busy) {
      throw new UserError(ExitCode.REFUSED, "too many passwords are being looked at", "Try again.")
          .causedBy(busy);
    }
  }

  /**
   * @param hash null or empty for nobody: the answer is no, and takes as long
   */
  boolean matches(String password, @Nullable String hash) {
    boolean known = hash != null && !hash.isEmpty() && password.length() <= LONGEST;
    boolean same =
        alone(() -> argon2.matches(known ? password : "no password", known ? hash : nobodys));
    return same && known;
  }

  private interface Work<T> {
    T done();
  }

  private <T> T alone(Work<T> work) {
    try {
      if (!places.tryAcquire(2, TimeUnit.SECONDS)) {
        throw new SlowedDown(1);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SlowedDown(1);
    }
    try {
      return work.done();
    } finally {
      places.release();
    }
  }

  private static UserError refusal(String fact, String hint) {
    return new UserError(ExitCode.INVALID, fact, hint);
  }
}
