package dev.stepgate.audit;

import java.util.Locale;

/** What happened inside a step. */
final class ReadableStep {
  private ReadableStep() {}

  static void write(LogRecord record, TextBlock text) {
    switch (record.kind()) {
      case "intent" -> intent(record, text);
      case "spawned" -> text.event(record, "process", process(record));
      case "host" -> host(record, text);
      case "database" -> database(record, text);
      case "exit" -> exit(record, text);
      case "check" -> check(record, text);
      case "prompt" -> prompt(record, text);
      case "confirmation" -> confirmation(record, text);
      case "service" -> service(record, text);
      case "decision" -> decision(record, text);
      case "outcome" -> outcome(record, text);
      default -> text.event(record, record.kind(), "");
    }
  }

  private static void intent(LogRecord intent, TextBlock text) {
    String action = Phrases.joined(" ", intent.text("action"), Phrases.where(intent));
    text.event(intent, "begins", action);
    if (intent.has("command")) {
      text.verbatim("command", intent.text("command"));
    }
    text.moreIfAny("variables", Phrases.listed(intent.texts("env")));
  }

  private static void database(LogRecord database, TextBlock text) {
    String what = database.text("database") + " (" + database.text("role") + ")";
    text.event(database, "database", what + " at " + database.text("address"));
    text.more("answers", database.text("identity") + ", version " + database.text("version"));
  }

  /** The machine and user that answered, not the name that was called. */
  private static String process(LogRecord spawned) {
    String as = spawned.has("as") ? ", as " + spawned.text("as") : "";
    return spawned.has("machine")
        ? spawned.text("pid") + " of " + Phrases.answered(spawned) + as
        : spawned.text("pid");
  }

  private static void host(LogRecord host, TextBlock text) {
    String role = host.has("role") ? " (" + host.text("role") + ")" : "";
    text.event(host, "host", host.text("host") + role + " through " + host.text("address"));
    text.more("answers", Phrases.answered(host));
    text.more("shell", host.text("shell") + ", " + host.text("system"));
  }

  private static void exit(LogRecord exit, TextBlock text) {
    text.event(exit, "ended", Phrases.ending(exit) + " after " + Phrases.took(exit));
    text.moreIfAny("error", exit.text("error"));
    exit.texts("notes").forEach(note -> text.more("note", note));
    output(exit, text);
    exit.fields()
        .path("captures")
        .properties()
        .forEach(one -> text.more("captured", one.getKey() + " = " + one.getValue().asString("")));
  }

  private static void check(LogRecord check, TextBlock text) {
    String verdict = check.text("verdict").toUpperCase(Locale.ROOT);
    String what = ": " + check.text("check") + " (" + Phrases.tries(check) + ")";
    text.event(check, Phrases.checkLabel(check), verdict + what);
    text.moreIfAny("expected", check.text("expected"));
    text.moreIfAny("actual", check.text("actual"));
    output(check, text);
  }

  private static void prompt(LogRecord prompt, TextBlock text) {
    text.event(prompt, "asks", prompt.text("message"));
    prompt.texts("checklist").forEach(item -> text.more("", "[ ] " + item));
    text.moreIfAny("to type", prompt.text("phrase"));
    if (prompt.flag("not_by_starter")) {
      text.more("", "not to be confirmed by the person who started the run");
    }
    text.moreIfAny("expires", prompt.text("expires"));
  }

  private static void confirmation(LogRecord confirmation, TextBlock text) {
    String decision = confirmation.text("decision").toUpperCase(Locale.ROOT);
    text.event(confirmation, decision, "by " + Phrases.confirmedBy(confirmation));
    confirmation.texts("items").forEach(item -> text.more("", "[x] " + item));
    text.moreIfAny("typed", confirmation.text("phrase"));
    text.moreIfAny("note", confirmation.text("note"));
  }

  private static void service(LogRecord service, TextBlock text) {
    String what = "of step " + service.text("step") + " " + Phrases.spaced(service.text("state"));
    String process = service.has("pid") ? ", process " + service.text("pid") : "";
    String on = service.has("on") ? ", on " + service.text("on") : "";
    text.event(service, "service", what + on + process);
    text.moreIfAny("reason", service.text("reason"));
    output(service, text);
  }

  private static void decision(LogRecord decision, TextBlock text) {
    String what =
        decision.text("decision").equals("redo")
            ? "to run step %s again, by %s"
            : "to take step %s as done if its check holds, by %s";
    text.event(
        decision, "DECIDED", String.format(what, decision.text("step"), decision.text("by")));
    text.moreIfAny("reason", decision.text("reason"));
  }

  private static void outcome(LogRecord outcome, TextBlock text) {
    String word = outcome.text("outcome").toUpperCase(Locale.ROOT);
    text.event(outcome, word, "after " + Phrases.took(outcome));
    text.moreIfAny("reason", outcome.text("reason"));
    text.moreIfAny("hint", outcome.text("hint"));
  }

  private static void output(LogRecord record, TextBlock text) {
    record
        .output()
        .ifPresent(
            output -> {
              text.more("output", Phrases.output(output));
              text.moreIfAny("SHA-256", output.storedSha256());
            });
  }
}
