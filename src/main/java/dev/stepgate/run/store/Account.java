package dev.stepgate.run.store;

import java.time.Instant;
import java.util.List;

/**
 * A person who signs in with a password.
 *
 * @param hash of the password; empty as long as none was chosen
 * @param stamp changes when all sessions of the person are to end
 */
public record Account(
    String name, String hash, List<String> roles, boolean disabled, long stamp, Instant since) {
  public Account {
    roles = List.copyOf(roles);
  }

  /** Without the hash, so that no log shows it. */
  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
