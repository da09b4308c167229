package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgate.support.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes logs as the engine does: a runbook of three steps, the last one manual. */
final class LogTester {
  static final String RUN = "restore-jobs_20260711_143000";
  private static final String RUNBOOK = "runbook: restore-jobs\n";

  final Path home;
  final RunFolder folder;
  final SealKey key;
  final SettableClock clock = new SettableClock();
  UnaryOperator<String> redactor = text -> text.replace("hunter2", "***");
  AuditLog log;
  private int attempt = 1;

  LogTester(Path home) {
    this.home = home;
    this.folder = new RunFolder(home.resolve("logs").resolve(RUN));
    this.key = SealKey.of(home);
  }

  /** A new log with its run and its first attempt. */
  LogTester start() {
    log = AuditLog.create(folder, key, redactor, clock);
    log.keepRunbook(RUNBOOK.getBytes(UTF_8));
    log.append("run", run());
    log.append("attempt", attempt("run"));
    log.force();
    return this;
  }

  LogTester reopen() {
    return reopen(Optional.empty());
  }

  LogTester reopen(Optional<Head> known) {
    log = AuditLog.reopen(folder, key, redactor, clock, known);
    return this;
  }

  /** Goes on as a resume does. */
  LogTester resume(String from, String why) {
    reopen();
    attempt++;
    log.append("attempt", attempt("resume"));
    log.append("resume", fields("from_step", from, "why", why, "remarks", List.of()));
    return this;
  }

  LogTester intent(int number, String step, int attempt) {
    tick(20);
    log.append(
        "intent",
        fields(
            "step",
            step,
            "number",
            number,
            "attempt",
            attempt,
            "action",
            "run",
            "command",
            "echo hunter2\necho done",
            "definition_sha256",
            Digests.sha256(step),
            "on",
            "local",
            "cwd",
            "/srv/app",
            "env",
            List.of("BACKUP_DIR"),
            "timeout",
            "10m"));
    log.force();
    log.append(
        "spawned",
        fields("step", step, "attempt", attempt, "pid", 4711, "started", 123456L, "tag", "t1"));
    return this;
  }

  LogTester exit(String step, int attempt, int code) {
    tick(1500);
    String file = String.format("output/%s.%d.txt", step, attempt);
    String content = "output of " + step + " <b>bold</b>\n";
    write(folder.path().resolve(file), content);
    log.append(
        "exit",
        fields(
            "step",
            step,
            "attempt",
            attempt,
            "how",
            "code",
            "value",
            code,
            "output",
            output(file, content),
            "captures",
            Map.of("ROWS", "12"),
            "notes",
            List.of(),
            "took_ms",
            1500));
    return this;
  }

  LogTester check(String step, int attempt, String phase, String verdict) {
    tick(30);
    String actual = verdict.equals("passed") ? "12 rows" : "=0 rows";
    log.append(
        "check",
        fields(
            "step",
            step,
            "attempt",
            attempt,
            "index",
            1,
            "phase",
            phase,
            "check",
            "sql: select count(*) from workflow_job",
            "expected",
            ">= 1",
            "actual",
            actual,
            "verdict",
            verdict,
            "tries",
            1,
            "took_ms",
            30));
    return this;
  }

  LogTester outcome(int number, String step, int attempt, String outcome) {
    Map<String, Object> fields =
        fields(
            "step", step, "number", number, "attempt", attempt, "outcome", outcome, "took_ms",
            1530);
    if (!outcome.equals("passed")) {
      fields.put("reason", "check 1 expected >= 1, got 0 rows");
      fields.put("hint", "Look whether the backup was empty.");
    }
    log.append("outcome", fields);
    log.seal();
    return this;
  }

  LogTester passes(int number, String step) {
    return passes(number, step, 1);
  }

  LogTester passes(int number, String step, int attempt) {
    return intent(number, step, attempt)
        .exit(step, attempt, 0)
        .check(step, attempt, "after", "passed")
        .outcome(number, step, attempt, "passed");
  }

  LogTester fails(int number, String step, int attempt) {
    return intent(number, step, attempt)
        .exit(step, attempt, 0)
        .check(step, attempt, "after", "failed")
        .outcome(number, step, attempt, "failed");
  }

  LogTester prompt(String step) {
    log.append(
        "prompt",
        fields(
            "step",
            step,
            "attempt",
            1,
            "message",
            "Open http://localhost:8000 and sign in.",
            "checklist",
            List.of("Signed in", "Status shows Connected"),
            "phrase",
            "CONNECTED",
            "not_by_starter",
            false,
            "opened",
            "2026-07-11T14:30:10.000Z",
            "evidence",
            Digests.sha256("prompt")));
    log.force();
    return this;
  }

  LogTester confirmation(String step, String decision) {
    tick(60_000);
    log.append(
        "confirmation",
        fields(
            "step",
            step,
            "attempt",
            1,
            "decision",
            decision,
            "user",
            "bob",
            "host",
            "dev1",
            "how",
            "terminal",
            "at",
            "2026-07-11T14:31:10.000Z",
            "note",
            "=seen it myself",
            "items",
            List.of("Signed in", "Status shows Connected"),
            "phrase",
            "CONNECTED",
            "evidence",
            Digests.sha256("prompt")));
    log.force();
    return this;
  }

  LogTester end(String state, int exit, int passed) {
    log.append(
        "end",
        fields(
            "attempt", attempt, "state", state, "exit", exit, "passed", passed, "total", 3,
            "took_ms", 64_000));
    log.seal();
    log.close();
    return this;
  }

  /** A whole run: a failure, a resume, a manual step. */
  LogTester wholeRun() {
    start().passes(1, "backup").fails(2, "load", 1).end("failed", 1, 1);
    resume("load", "failed").check("backup", 1, "reverify", "passed").passes(2, "load", 2);
    prompt("connect").outcome(3, "connect", 1, "waiting").end("waiting", 3, 2);
    resume("connect", "waiting").prompt("connect").confirmation("connect", "confirmed");
    return check("connect", 1, "after", "passed")
        .outcome(3, "connect", 1, "passed")
        .end("passed", 0, 3);
  }

  void tick(long millis) {
    clock.advance(Duration.ofMillis(millis));
  }

  Verdict verify() {
    return Verifier.verify(folder, key.publicKey(), Optional.empty());
  }

  Verdict verify(Head known) {
    return Verifier.verify(folder, key.publicKey(), Optional.of(known));
  }

  List<String> lines() {
    return new ArrayList<>(read(folder.log()).lines().toList());
  }

  void lines(List<String> lines) {
    write(folder.log(), String.join("\n", lines) + "\n");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      fields.put((String) pairs[index], pairs[index + 1]);
    }
    return fields;
  }

  private Map<String, Object> run() {
    return fields(
        "format",
        1,
        "run",
        RUN,
        "runbook",
        "restore-jobs",
        "title",
        "Restore production into development",
        "file",
        "/srv/app/restore-jobs.yaml",
        "folder",
        "/srv/app",
        "runbook_sha256",
        Digests.sha256(RUNBOOK),
        "runbook_bytes",
        RUNBOOK.length(),
        "lock",
        "db1/jobs",
        "tool",
        fields("name", "stepgate", "version", "0.1.0", "sha256", Digests.sha256("tool")),
        "user",
        "ann",
        "host",
        "dev1",
        "inputs",
        Map.of("BACKUP_DIR", fields("value", "restore", "from", "default")),
        "secrets",
        Map.of("DB_PASSWORD", "env DB_PASSWORD"),
        "steps",
        List.of(step(1, "backup", "run"), step(2, "load", "run"), step(3, "connect", "manual")),
        "key",
        key.fingerprint());
  }

  private Map<String, Object> attempt(String how) {
    return fields(
        "attempt",
        attempt,
        "how",
        how,
        "user",
        "ann",
        "host",
        "dev1",
        "boot",
        "b1",
        "pid",
        4700,
        "started",
        99L,
        "fence",
        attempt,
        "terminal",
        true);
  }

  private static Map<String, Object> step(int number, String id, String kind) {
    return fields(
        "number",
        number,
        "id",
        id,
        "title",
        "Do the " + id,
        "kind",
        kind,
        "definition_sha256",
        Digests.sha256(id));
  }

  private static Map<String, Object> output(String file, String content) {
    int bytes = content.getBytes(UTF_8).length;
    String digest = Digests.sha256(content);
    return fields(
        "file",
        file,
        "bytes",
        bytes,
        "sha256",
        digest,
        "stored_bytes",
        bytes,
        "stored_sha256",
        digest,
        "capped",
        false);
  }
}
