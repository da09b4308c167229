package dev.stepgate.run;

import dev.stepgate.host.Ended;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.StepKind;
import dev.stepgate.support.Digests;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written down before a step acts, and in which words. */
final class Intents {
  private Intents() {}

  static Map<String, Object> fields(Attempt attempt, Step step, Way way) {
    Site site = Site.of(attempt, step);
    return Entry.with("step", step.id())
        .and("number", attempt.number(step))
        .and("attempt", way.attempt())
        .and("action", way.mode() == Way.Mode.CHECK_ONLY ? "check-only" : kind(step))
        .and("command", command(attempt, step))
        .and("definition_sha256", Digests.sha256(step.definition()))
        .and("on", site.host().name())
        .and("as", site.as())
        .and("cwd", site.folder().toString().isEmpty() ? null : site.folder().toString())
        .and("env", step.options().env().isEmpty() ? null : step.options().env().keySet())
        .and(
            "timeout",
            step.options().timeout() == null ? null : step.options().timeout().text().raw())
        .map();
  }

  /** The YAML name of the action; {@code check} for a step that only checks. */
  static String kind(Step step) {
    return step.action() == null ? "check" : step.action().kind().key();
  }

  @SuppressWarnings("unchecked")
  static @Nullable String command(Attempt attempt, Step step) {
    if (step.action() == null) {
      return null;
    }
    StepKind<Record> kind = (StepKind<Record>) step.action().kind();
    String described = kind.describe(step.action().fields());
    return attempt
        .redactor()
        .text(kind.isExpanded() ? expanded(attempt, step, described) : described);
  }

  static String how(ActionResult result) {
    if (result.verdict() == ActionResult.Verdict.NOT_STARTED
        || result.verdict() == ActionResult.Verdict.UNREACHABLE) {
      return "not-started";
    }
    Ended ended = result.ended();
    if (ended == null) {
      return switch (result.verdict()) {
        case DONE -> "done";
        case STOPPED -> "stopped";
        default -> "failed";
      };
    }
    return ended.how().name().toLowerCase(Locale.ROOT);
  }

  private static String expanded(Attempt attempt, Step step, String raw) {
    return new dev.stepgate.runbook.Text(raw).expand(attempt.variables().values(step));
  }
}
