package dev.stepgate.run.store;

/**
 * A process that works on a run; told apart from a later one with the same number, also after a
 * reboot.
 */
public record Owner(String user, String host, String boot, long pid, long started) {
  /** {@code ann@db1 (pid 4711)}. */
  public String describe() {
    return user + "@" + host + " (pid " + pid + ")";
  }
}
