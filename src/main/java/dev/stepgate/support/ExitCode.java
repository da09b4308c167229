package dev.stepgate.support;

/** How the program ends; the one table of exit codes. */
public enum ExitCode {
  PASSED(0),
  FAILED(1),
  INVALID(2),
  WAITING(3),
  REFUSED(4),
  INTERRUPTED(5),
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
