package dev.stepgate.audit;

import dev.stepgate.support.Durations;
import java.util.Locale;
import java.util.Optional;

/** The summary at the end of an attempt. */
final class ReadableEnd {
  private ReadableEnd() {}

  static void write(LogRecord end, History history, TextBlock text) {
    String state = end.text("state").toUpperCase(Locale.ROOT);
    text.blank().rule("End of attempt " + end.number("attempt") + " at the run");
    String steps = end.number("passed") + " of " + end.number("total") + " steps have passed";
    String exit = "exit code " + end.number("exit") + ", after " + Phrases.took(end);
    text.event(end, state, steps + ", " + exit);
    text.moreIfAny("reason", end.text("reason"));
    text.blank();
    history.steps().forEach(step -> step(step, history, text));
    text.blank();
  }

  private static void step(PlannedStep step, History history, TextBlock text) {
    Optional<StepAttempt> last = history.lastAttempt(step.id());
    String outcome = last.map(ReadableEnd::outcome).orElse("-");
    text.raw(
        String.format(
            "%4d  %-32s  %-12s %s",
            step.number(), step.id(), outcome, last.map(ReadableEnd::details).orElse("not begun")));
  }

  private static String outcome(StepAttempt attempt) {
    return attempt.outcome() == null
        ? "NO OUTCOME"
        : attempt.outcome().word().toUpperCase(Locale.ROOT);
  }

  private static String details(StepAttempt attempt) {
    return Phrases.joined(
        ", ",
        "attempt " + attempt.attempt(),
        attempt.took().map(Durations::render).orElse(""),
        attempt.confirmed() && attempt.confirmation() != null
            ? "confirmed by " + attempt.confirmation().text("user")
            : "");
  }
}
