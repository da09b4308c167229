package dev.stepgate.web.pages;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.support.Durations;
import java.time.Duration;

/** A check, what it expected and what it found. */
record CheckLook(
    String when, String check, String expected, String actual, Look verdict, String tries) {
  static CheckLook of(LogRecord check) {
    int tries = check.number("tries");
    String took = Durations.render(Duration.ofMillis(check.amount("took_ms")));
    return new CheckLook(
        when(check.text("phase")),
        check.text("check"),
        check.text("expected"),
        check.text("actual"),
        Look.of(check.text("verdict")),
        tries > 1 ? tries + " tries, " + took : took);
  }

  boolean failed() {
    return !verdict.name().equals("passed");
  }

  private static String when(String phase) {
    return switch (phase) {
      case "needs" -> "before it may begin";
      case "before" -> "before the action";
      case "reverify" -> "again, before going on";
      default -> "after the action";
    };
  }
}
