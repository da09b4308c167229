package dev.stepgate.run.store;

/**
 * A process that works on a run; told apart from a later one with the same number, also after a
 * reboot.
 *
 * @param boot names the machine since its last start, and the process space within it
 * @param started clock ticks after boot
 */
public record Owner(String user, String host, String boot, long pid, long started) {

  public static Owner ofThisProcess() {
    return new Owner(
        System.getProperty("user.name"),
        Machine.host(),
        Machine.boot(),
        ProcessHandle.current().pid(),
        Machine.started(ProcessHandle.current().pid()).orElse(0));
  }

  /** {@code ann@db1 (pid 4711)}. */
  public String describe() {
    return user + "@" + host + " (pid " + pid + ")";
  }
}
