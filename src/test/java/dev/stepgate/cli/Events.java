package dev.stepgate.cli;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.Decided;
import dev.stepgate.run.RunEvent.HostReached;
import dev.stepgate.run.RunEvent.Notice;
import dev.stepgate.run.RunEvent.OutputLine;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.StepLine;
import dev.stepgate.run.RunEvent.StepStarted;
import dev.stepgate.run.RunEvent.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The events of one small run: a backup, a load, a sign-in by hand. */
final class Events {
  static final String RUN = "restore-jobs_20260711_143000";
  static final Path FOLDER = Path.of("logs", RUN);

  private Events() {}

  static AttemptStarted started() {
    return attempt(1, false);
  }

  static AttemptStarted resumed() {
    return attempt(2, true);
  }

  static HostReached reached() {
    return new HostReached(
        "prod", "ssh prod.example", "deploy", "db1", "bash 5.2", "Linux 6.1 x86_64", true);
  }

  static StepStarted backupStarted() {
    return new StepStarted(1, "backup", "Create the backup", 1, "run", "", "mysqldump jobs");
  }

  static OutputLine output(String line) {
    return new OutputLine("backup", false, line);
  }

  static CheckTried tried(boolean passed, boolean again, int tries) {
    return new CheckTried(
        "backup", "after", "file backup.sql", passed, again, "50KB..200KB", "12KB", tries);
  }

  static StepFinished backupPassed() {
    return new StepFinished(
        1,
        "backup",
        "Create the backup",
        1,
        Outcome.PASSED,
        Duration.ofMillis(1200),
        "",
        "",
        List.of(),
        null);
  }

  static StepFinished backupFailed() {
    return new StepFinished(
        1,
        "backup",
        "Create the backup",
        1,
        Outcome.FAILED,
        Duration.ofMillis(1200),
        "the file is too small",
        "Is the disk full?",
        List.of("dumping", "disk full"),
        FOLDER.resolve("output/01-backup.1.txt"));
  }

  static Prompt prompt() {
    return new Prompt(
        RUN,
        "connect",
        "Connect to Xero",
        1,
        "Open http://localhost:8000 and sign in.\nThen choose Xero > Connect.",
        List.of("Signed in", "Status shows Connected"),
        "DELETE ALL DATA",
        List.of("sql select count(*) from token: number >= 1"),
        false,
        "ann@db1 (pid 4711)",
        Instant.parse("2026-07-11T14:31:00Z"),
        null,
        "e".repeat(64));
  }

  static Waiting waiting() {
    return new Waiting(prompt());
  }

  static Decided confirmed() {
    return new Decided("connect", true, "bob@db2", "signed in as admin");
  }

  static Notice notice() {
    return new Notice("backup", "a background process holds the output");
  }

  static AttemptEnded ended(String state, int exit, int passed, String hint) {
    return new AttemptEnded(RUN, state, "", exit, passed, 3, Duration.ofSeconds(130), FOLDER, hint);
  }

  static AttemptEnded refused(String reason) {
    return new AttemptEnded(
        RUN, "refused", reason, 4, 1, 3, Duration.ofSeconds(2), FOLDER, "Look at it.");
  }

  static AttemptEnded failed() {
    return ended("failed", 1, 0, "Fix the cause, then type stepgate resume " + RUN + ".");
  }

  static List<RunEvent> oneOfEach() {
    return List.of(
        started(),
        reached(),
        backupStarted(),
        output("dumping"),
        tried(false, false, 2),
        waiting(),
        confirmed(),
        backupFailed(),
        notice(),
        failed());
  }

  private static AttemptStarted attempt(int number, boolean resumed) {
    return new AttemptStarted(
        RUN,
        "restore-jobs",
        "Restore production into development",
        "db1/jobs",
        FOLDER,
        number,
        resumed,
        List.of(
            new StepLine("backup", "Create the backup", "run", resumed),
            new StepLine("load", "Load the data", "import", false),
            new StepLine("connect", "Connect to Xero", "manual", false)));
  }
}
