package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.check.Wanted;
import dev.stepgate.run.store.Decision;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.Question;
import dev.stepgate.support.Digests;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Questions and answers as the log holds them, and what makes an answer valid. */
final class Prompts {
  private Prompts() {}

  static Prompt of(
      Attempt attempt,
      Step step,
      int stepAttempt,
      Question question,
      String starter,
      Instant opened) {
    String message = attempt.redactor().text(question.message());
    // As the log will have it, so that the same words are asked for after a resume.
    String phrase = question.phrase() == null ? null : attempt.redactor().text(question.phrase());
    List<String> checklist = question.checklist().stream().map(attempt.redactor()::text).toList();
    Instant expires = question.expires() == null ? null : opened.plus(question.expires());
    List<String> checks = checks(attempt, step);
    String evidence =
        Digests.sha256(
            String.join(
                "\n",
                attempt.runId(),
                step.id(),
                String.valueOf(stepAttempt),
                message,
                String.join("\n", checklist),
                String.valueOf(phrase),
                String.join("\n", checks),
                opened.toString(),
                String.valueOf(expires)));
    return new Prompt(
        attempt.runId(),
        step.id(),
        attempt.title(step),
        stepAttempt,
        message,
        checklist,
        phrase,
        checks,
        question.notByStarter(),
        starter,
        opened,
        expires,
        evidence);
  }

  private static List<String> checks(Attempt attempt, Step step) {
    return step.checks().stream()
        .map(check -> Wanted.describe(check, attempt.variables().values(step)))
        .map(attempt.redactor()::text)
        .toList();
  }

  static Map<String, Object> fields(Prompt prompt) {
    return Entry.with("step", prompt.stepId())
        .and("attempt", prompt.attempt())
        .and("title", prompt.title())
        .and("message", prompt.message())
        .and("checklist", prompt.checklist())
        .and("phrase", prompt.phrase())
        .and("checks", prompt.checks())
        .and("not_by_starter", prompt.notByStarter())
        .and("starter", prompt.starter())
        .and("opened", prompt.opened().toString())
        .and("expires", prompt.expires() == null ? null : prompt.expires().toString())
        .and("evidence", prompt.evidence())
        .map();
  }

  static Map<String, Object> fields(Decision decision) {
    return Entry.with("step", decision.stepId())
        .and("attempt", decision.attempt())
        .and("decision", decision.confirmed() ? "confirmed" : "rejected")
        .and("user", decision.user())
        .and("host", decision.host())
        .and("how", decision.how())
        .and("at", decision.at().toString())
        .and("note", decision.note())
        .and("items", decision.items())
        .and("phrase", decision.phrase())
        .and("evidence", decision.evidence())
        .map();
  }

  /** The question that stands, in the very words in which it was first put. */
  static Optional<Prompt> open(History history, String runId, String stepId) {
    return history
        .lastAttempt(stepId)
        .filter(Way::asks)
        .flatMap(last -> Optional.ofNullable(last.prompt()))
        .map(record -> read(record, runId));
  }

  private static Prompt read(LogRecord record, String runId) {
    return new Prompt(
        runId,
        record.text("step"),
        record.text("title"),
        record.number("attempt"),
        record.text("message"),
        items(record.fields().path("checklist")),
        textOrNull(record, "phrase"),
        items(record.fields().path("checks")),
        record.fields().path("not_by_starter").asBoolean(false),
        record.text("starter"),
        Instant.parse(record.text("opened")),
        textOrNull(record, "expires") == null ? null : Instant.parse(record.text("expires")),
        record.text("evidence"));
  }

  static Decision decision(LogRecord record, String runId) {
    return new Decision(
        runId,
        record.text("step"),
        record.number("attempt"),
        record.text("decision").equals("confirmed"),
        record.text("user"),
        record.text("host"),
        record.text("how"),
        Instant.parse(record.text("at")),
        record.text("note"),
        items(record.fields().path("items")),
        record.text("phrase"),
        record.text("evidence"));
  }

  private static List<String> items(JsonNode list) {
    List<String> items = new ArrayList<>();
    list.forEach(item -> items.add(item.asString("")));
    return items;
  }

  private static @Nullable String textOrNull(LogRecord record, String field) {
    return record.fields().path(field).isString() ? record.text(field) : null;
  }

  /**
   * A rejection is always valid; a confirmation must be complete, in time, and by the right person.
   */
  static void refuseInvalid(Prompt prompt, Decision decision) {
    if (prompt.expires() != null && decision.at().isAfter(prompt.expires())) {
      throw refusal(
          prompt,
          "the question expired at " + prompt.expires(),
          "Type stepgate resume " + prompt.runId() + " to be asked again.");
    }
    if (!decision.evidence().equals(prompt.evidence())) {
      throw refusal(
          prompt,
          "the answer belongs to another question",
          "Type stepgate confirm " + prompt.runId() + " to see the one that stands.");
    }
    if (!decision.confirmed()) {
      return;
    }
    if (prompt.notByStarter() && decision.user().equals(prompt.starter())) {
      throw refusal(
          prompt,
          prompt.starter() + " started the run and must not confirm it",
          "Ask somebody else to type stepgate confirm " + prompt.runId() + ".");
    }
    if (prompt.phrase() != null && !prompt.phrase().equals(decision.phrase())) {
      throw refusal(
          prompt,
          "the phrase was not typed exactly",
          "Type '" + prompt.phrase() + "', letter by letter.");
    }
    List<String> missing = new ArrayList<>(prompt.checklist());
    missing.removeAll(decision.items());
    if (!missing.isEmpty()) {
      throw refusal(
          prompt,
          "not ticked off: " + String.join(", ", missing),
          "Tick off every item of the checklist.");
    }
  }

  private static UserError refusal(Prompt prompt, String fact, String hint) {
    return new UserError(ExitCode.REFUSED, "step " + prompt.stepId() + ": " + fact, hint);
  }
}
