package dev.stepgate.host;

/**
 * Tells a process from a later one with the same number.
 *
 * @param started clock ticks after boot, field 22 of /proc/PID/stat
 * @param tag the mark that its whole tree carries in its environment
 */
public record ProcessMark(long pid, long started, String tag) {

  /** Whether this very process lives; meaningful only in the boot that it was started in. */
  public boolean isAlive() {
    return started >= 0 && Boot.started(pid) == started;
  }
}
