package dev.stepgate.web.pages;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.support.Durations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a step, as its page tells it.
 *
 * @param command what was run, without secrets; empty for none
 * @param said who confirmed or rejected, with the note; empty for nobody
 */
record AttemptLook(
    int attempt,
    Look state,
    Moment started,
    String took,
    String reason,
    String hint,
    String where,
    String command,
    String said,
    List<CheckLook> checks,
    Map<String, String> captures) {
  /**
   * @param open what an attempt without an outcome is called
   */
  static AttemptLook of(StepAttempt attempt, String open) {
    return new AttemptLook(
        attempt.attempt(),
        Look.of(attempt.outcome() == null ? open : attempt.outcome().word()),
        Moment.of(attempt.started()),
        attempt.took().map(Durations::render).orElse(""),
        attempt.reason(),
        attempt.hint(),
        where(attempt.intent()),
        attempt.intent() == null ? "" : attempt.intent().text("command"),
        said(attempt.confirmation()),
        attempt.checks().stream().map(CheckLook::of).toList(),
        attempt.captures());
  }

  private static String where(@Nullable LogRecord intent) {
    if (intent == null) {
      return "";
    }
    String on = intent.has("on") ? "on " + intent.text("on") : "";
    String cwd = intent.has("cwd") ? " in " + intent.text("cwd") : "";
    return (on + cwd).strip();
  }

  private static String said(@Nullable LogRecord said) {
    if (said == null) {
      return "";
    }
    String note = said.text("note");
    return said.text("decision")
        + " by "
        + said.text("user")
        + " at "
        + said.text("at")
        + (note.isEmpty() ? "" : ": " + note);
  }
}
