package dev.stepgate.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of records there are, the words they may use, and that a log begins with its run. */
final class FormRule implements Examined.Rule {
  private static final Set<String> KINDS =
      Set.of(
          "run",
          "attempt",
          "resume",
          "change",
          "intent",
          "database",
          "host",
          "spawned",
          "exit",
          "check",
          "prompt",
          "confirmation",
          "service",
          "decision",
          "outcome",
          "seal",
          "torn",
          "end");

  private static final Map<String, Map<String, Set<String>>> WORDS =
      Map.of(
          "outcome",
          Map.of("outcome", Set.of("passed", "failed", "waiting", "interrupted", "rejected")),
          "check",
          Map.of(
              "verdict", Set.of("passed", "failed", "error"),
              "phase", Set.of("needs", "before", "after", "reverify")),
          "confirmation",
          Map.of("decision", Set.of("confirmed", "rejected")),
          "exit",
          Map.of(
              "how",
              Set.of(
                  "code", "signal", "timeout", "stopped", "cut", "not-started", "failed", "done")),
          "end",
          Map.of(
              "state",
              Set.of(
                  "passed", "failed", "rejected", "waiting", "interrupted", "refused", "aborted")));

  /** Whether another version, with other rules, has written this log. */
  static boolean isForeign(LogRecord first) {
    return first.is("run") && first.amount("format") != 1;
  }

  @Override
  public void check(Examined log, List<Finding> findings) {
    if (!log.run().is("run")) {
      findings.add(Finding.tampered(log.content().line(0), "the log does not begin with its run"));
    } else if (!log.run().text("run").equals(log.folder().runId())) {
      String text = "this is the log of the run " + log.run().text("run");
      findings.add(Finding.tampered(1, text + ", not of " + log.folder().runId()));
    }
    log.each((record, line) -> check(record, line, findings));
  }

  private static void check(LogRecord record, long line, List<Finding> findings) {
    if (!KINDS.contains(record.kind())) {
      findings.add(Finding.tampered(line, "unknown kind '" + record.kind() + "'"));
    }
    if (record.is("run") && record.seq() != 0) {
      findings.add(Finding.tampered(line, "a second run begins in the same log"));
    }
    WORDS
        .getOrDefault(record.kind(), Map.of())
        .forEach(
            (field, words) -> {
              if (!words.contains(record.text(field))) {
                String text = "its " + field + " is '" + record.text(field) + "'";
                findings.add(Finding.tampered(line, text + ", which is no such word"));
              }
            });
  }
}
