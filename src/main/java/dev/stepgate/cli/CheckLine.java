package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.CheckTried;
import java.util.List;

/** One try at a check, in one line. */
final class CheckLine {
  private CheckLine() {}

  static String of(CheckTried event) {
    return event.phase().equals("before") ? before(event) : proof(event);
  }

  /** Always as many lines for a check that is tried again, so that nothing jumps below it. */
  static List<String> live(CheckTried event) {
    return event.again()
        ? List.of(
            name(event) + " not yet (try " + event.tries() + "): " + event.check(),
            "  expected: " + event.expected(),
            "  actual:   " + event.actual())
        : List.of(of(event));
  }

  /** Before a step that must change something, the check is meant not to hold. */
  private static String before(CheckTried event) {
    return "check before the action "
        + (event.passed() ? "holds already: " : "does not hold yet: ")
        + event.check();
  }

  private static String proof(CheckTried event) {
    String verdict = event.passed() ? "passed" : event.again() ? "not yet" : "failed";
    return name(event) + " " + verdict + ": " + event.check() + difference(event) + again(event);
  }

  private static String name(CheckTried event) {
    return switch (event.phase()) {
      case "needs" -> "need";
      case "reverify" -> "check again";
      default -> "check";
    };
  }

  private static String difference(CheckTried event) {
    return event.passed() ? "" : ": expected " + event.expected() + ", got " + event.actual();
  }

  private static String again(CheckTried event) {
    if (event.again()) {
      return "; trying again after try " + event.tries();
    }
    return event.tries() > 1 ? " (try " + event.tries() + ")" : "";
  }
}
