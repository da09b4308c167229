package dev.stepgate.audit;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What was run, by whom, where: the top of the text, and of each attempt. */
final class ReadableHeader {
  private ReadableHeader() {}

  static void run(LogRecord run, TextBlock text) {
    text.bar('=').raw("RESTORE LOG  " + Printable.line(title(run))).bar('=');
    text.fact("Run", run.text("run"));
    text.fact("Runbook", Phrases.joined(", ", run.text("runbook"), run.text("file"), size(run)));
    text.fact("", "SHA-256 " + run.text("runbook_sha256"));
    text.fact("Restores", run.text("lock"));
    text.fact("Begun by", Phrases.who(run) + ", " + RecordLine.time(run.time()));
    text.fact("Folder", run.text("folder"));
    inputs(run, text);
    secrets(run, text);
    text.fact("Stepgate", run.fields().path("tool").path("version").asString(""));
    text.fact("", "SHA-256 " + run.fields().path("tool").path("sha256").asString(""));
    text.fact("Sealed by", "the key " + run.text("key"));
    text.blank().raw("Steps");
    LogRecord.elements(run.fields().path("steps")).map(PlannedStep::of).forEach(s -> step(s, text));
    text.blank().raw("All times are UTC. This text is for reading; audit.jsonl beside it is the");
    text.raw("authority, chained and sealed: stepgate audit verify checks it.");
  }

  static void attempt(LogRecord attempt, TextBlock text) {
    String how = attempt.text("how").equals("resume") ? " (goes on)" : "";
    text.blank().bar('=');
    text.raw("ATTEMPT " + attempt.number("attempt") + " AT THE RUN" + how).bar('=');
    String process = " (process " + attempt.text("pid") + ")";
    text.event(attempt, "begins", "by " + Phrases.who(attempt) + process);
    if (!attempt.flag("terminal")) {
      text.more("", "without a terminal: nobody can be asked");
    }
  }

  static void resume(LogRecord resume, TextBlock text) {
    text.event(resume, "resumes", "from step " + resume.text("from_step") + why(resume));
    text.moreIfAny("", over("taken over from ", resume.text("taken_over_from")));
    text.moreIfAny("", over("to be run again: ", resume.text("redo")));
    text.moreIfAny("", over("to be taken as done if its check holds: ", resume.text("accept")));
    text.moreIfAny("reason", resume.text("reason"));
    resume.texts("remarks").forEach(remark -> text.more("remark", remark));
  }

  static void change(LogRecord change, TextBlock text) {
    text.event(change, "CHANGED", "the runbook was changed by " + change.text("by"));
    text.moreIfAny("reason", change.text("reason"));
    text.more("old", "SHA-256 " + change.text("old_sha256"));
    text.more("new", "SHA-256 " + change.text("new_sha256"));
    text.verbatim("changes", change.text("diff"));
  }

  static void torn(LogRecord torn, TextBlock text) {
    String bytes = torn.text("bytes") + " bytes that a crash cut off";
    text.blank().event(torn, "torn", "here the log holds " + bytes + "; they are kept");
  }

  private static String title(LogRecord run) {
    return run.has("title") ? run.text("title") : run.text("runbook");
  }

  private static String size(LogRecord run) {
    return String.format(Locale.ROOT, "%,d bytes", run.amount("runbook_bytes"));
  }

  private static void inputs(LogRecord run, TextBlock text) {
    String name = "Inputs";
    for (var input : run.fields().path("inputs").properties()) {
      JsonNode chosen = input.getValue();
      String from = " (" + chosen.path("from").asString("") + ")";
      text.fact(name, input.getKey() + " = " + chosen.path("value").asString("") + from);
      name = "";
    }
  }

  private static void secrets(LogRecord run, TextBlock text) {
    String name = "Secrets";
    for (var secret : run.fields().path("secrets").properties()) {
      String source = secret.getValue().asString("");
      text.fact(name, secret.getKey() + " from " + source + ", its value is never recorded");
      name = "";
    }
  }

  private static void step(PlannedStep step, TextBlock text) {
    String title = Phrases.joined(" - ", step.id(), step.title());
    text.raw(String.format("%4d  %s (%s)", step.number(), Printable.line(title), step.kind()));
    if (!step.unchecked().isEmpty()) {
      text.raw("      goes without a check: " + Printable.line(step.unchecked()));
    }
  }

  private static String why(LogRecord resume) {
    return switch (resume.text("why")) {
      case "" -> "";
      case "failed" -> ", which had failed";
      case "waiting" -> ", which was waiting for a person";
      case "rejected" -> ", which a person had rejected";
      case "interrupted" -> ", whose outcome was unknown";
      default -> " (" + Phrases.spaced(resume.text("why")) + ")";
    };
  }

  private static String over(String words, String value) {
    return value.isEmpty() ? "" : words + value;
  }
}
