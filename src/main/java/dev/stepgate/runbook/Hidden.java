package dev.stepgate.runbook;

/** Characters that a reader cannot see, and with which a file can lie about what it does. */
final class Hidden {
  private Hidden() {}

  static boolean matches(int point) {
    return isControl(point)
        || turnsDirection(point)
        || Character.getType(point) == Character.SURROGATE;
  }

  private static boolean isControl(int point) {
    return Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t';
  }

  private static boolean turnsDirection(int point) {
    return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
  }
}
