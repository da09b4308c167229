package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunEvent.StepFinished;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainViewTest {
  private final Typed typed = new Typed();
  private final PlainView view = new PlainView(typed.around());

  @Test
  void printsOneTimedLinePerEvent() {
    show(Events.started(), Events.backupStarted());
    typed.clock.advance(Duration.ofMillis(1200));
    show(
        Events.output("dumping"),
        Events.tried(false, true, 1),
        Events.tried(true, false, 2),
        Events.backupPassed(),
        Events.ended("passed", 0, 3, ""));
    assertThat(typed.out())
        .isEqualTo(
            """
            2026-07-11T14:30:00.123Z run restore-jobs_20260711_143000 started: restore-jobs on db1/jobs
            2026-07-11T14:30:00.123Z run restore-jobs_20260711_143000 has 3 steps, log logs/restore-jobs_20260711_143000
            2026-07-11T14:30:00.123Z step 1/3 backup started: Create the backup
            2026-07-11T14:30:01.323Z backup | dumping
            2026-07-11T14:30:01.323Z step 1/3 backup check not yet: file backup.sql: expected 50KB..200KB, got 12KB; trying again after try 1
            2026-07-11T14:30:01.323Z step 1/3 backup check passed: file backup.sql (try 2)
            2026-07-11T14:30:01.323Z step 1/3 backup passed 1.2s
            2026-07-11T14:30:01.323Z run restore-jobs_20260711_143000 passed: 3 of 3 steps passed, 2m10s, log logs/restore-jobs_20260711_143000
            """);
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void putsTheFailureOnStandardErrorWithExpectedActualOutputAndHint() {
    show(Events.started(), Events.backupStarted(), Events.tried(false, false, 1));
    show(Events.backupFailed(), Events.failed());
    assertThat(typed.err())
        .isEqualTo(
            """
            error: step backup failed: the file is too small
              check:    file backup.sql
              expected: 50KB..200KB
              actual:   12KB
              last output:
                | dumping
                | disk full
              all output: logs/restore-jobs_20260711_143000/output/01-backup.1.txt
            hint: Is the disk full?
            hint: Fix the cause, then type stepgate resume restore-jobs_20260711_143000.
            """);
    assertThat(typed.out())
        .endsWith(
            "step 1/3 backup failed 1.2s\n"
                + "2026-07-11T14:30:00.123Z run restore-jobs_20260711_143000 failed: 0 of 3 steps"
                + " passed, 2m10s, log logs/restore-jobs_20260711_143000\n");
  }

  @Test
  void saysWhyAnAttemptEndedWhenNoStepHasSaidIt() {
    show(Events.started(), Events.refused("the world has changed\nexpected: 7\nactual:   8"));
    assertThat(typed.err())
        .isEqualTo(
            """
            error: run restore-jobs_20260711_143000 was refused: the world has changed
              expected: 7
              actual:   8
            hint: Look at it.
            """);
  }

  @Test
  void doesNotSayTwiceWhatTheReasonSays() {
    StepFinished failed =
        new StepFinished(
            1,
            "backup",
            "Create the backup",
            1,
            Outcome.FAILED,
            Duration.ZERO,
            "the check does not hold: file backup.sql\nexpected: 50KB..200KB\nactual:   12KB",
            "",
            List.of(),
            null);
    show(Events.started(), Events.tried(false, false, 1), failed);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: step backup failed: the check does not hold: file backup.sql
              expected: 50KB..200KB
              actual:   12KB
            """);
  }

  @Test
  void saysWhatAPersonMustDoAndWhoDidIt() {
    show(Events.started(), Events.waiting(), Events.confirmed(), Events.notice());
    assertThat(typed.out().lines().skip(2).map(line -> line.substring(25)))
        .containsExactly(
            "step 3/3 connect waits for a confirmation",
            "connect > Open http://localhost:8000 and sign in.",
            "connect > Then choose Xero > Connect.",
            "connect > [ ] Signed in",
            "connect > [ ] Status shows Connected",
            "connect > type exactly: DELETE ALL DATA",
            "connect > The step passes only if this then holds:",
            "connect > - sql select count(*) from token: number >= 1",
            "step 3/3 connect confirmed by bob@db2: signed in as admin",
            "step 1/3 backup note: a background process holds the output");
  }

  @Test
  void saysWhatHadPassedBeforeAResume() {
    show(Events.resumed());
    assertThat(typed.out())
        .startsWith(
            "2026-07-11T14:30:00.123Z run restore-jobs_20260711_143000 resumed, attempt 2,"
                + " 1 passed before: restore-jobs on db1/jobs\n");
  }

  @Test
  void letsNoOutputControlTheTerminal() {
    show(Events.started(), Events.output("\u001b[2Jgone\u202e"));
    assertThat(typed.out()).endsWith("backup | \\u001b[2Jgone\\u202e\n");
  }

  @Test
  void showsEveryKindOfEvent() {
    Events.oneOfEach().forEach(view::on);
    assertThat(Events.oneOfEach().stream().<Class<?>>map(RunEvent::getClass))
        .containsExactlyInAnyOrder(RunEvent.class.getPermittedSubclasses());
  }

  private void show(RunEvent... events) {
    for (RunEvent event : events) {
      view.on(event);
    }
  }
}
