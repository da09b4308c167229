package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunEvent.StepStarted;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalViewTest {
  private final SettableClock clock = new SettableClock();

  @ParameterizedTest
  @ValueSource(ints = {60, 100})
  void showsTheRunningStepItsOutputAndWhatComesNext(int columns) throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(columns)) {
      TerminalView view = view(terminal);
      show(view, Events.started(), Events.backupStarted(), Events.output("dumping workflow_job"));
      clock.advance(Duration.ofMillis(2_300));
      view.tick();
      assertThat(terminal.screen())
          .isEqualTo(
              """
              restore-jobs: Restore production into development
              run restore-jobs_20260711_143000 on db1/jobs
              log logs/restore-jobs_20260711_143000
              ⠼ 1 Create the backup  2.3s
                   | dumping workflow_job
                2 Load the data
                3 Connect to Xero
              passed 0 of 3 · 2.3s""");
    }
  }

  @Test
  void keepsFinishedStepsAndDrawsTheLiveLinesInPlace() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      TerminalView view = view(terminal);
      show(view, Events.started(), Events.backupStarted());
      for (int i = 1; i <= 9; i++) {
        show(view, Events.output("line " + i));
        view.tick();
      }
      assertThat(terminal.screen()).contains("| line 4\n").doesNotContain("line 3");
      show(view, Events.backupPassed());
      assertThat(terminal.screen())
          .endsWith(
              """
              ✓ 1 Create the backup  1.2s
                2 Load the data
                3 Connect to Xero
              passed 1 of 3 · 0ms""")
          .doesNotContain("line 9");
    }
  }

  @Test
  void showsThatACheckIsTriedAgain() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      TerminalView view = view(terminal);
      show(view, Events.started(), Events.backupStarted(), Events.tried(false, true, 2));
      view.tick();
      assertThat(terminal.screen())
          .contains(
              """
              ⠙ 1 Create the backup  0ms
                   check not yet (try 2): file backup.sql
                     expected: 50KB..200KB
                     actual:   12KB
              """);
    }
  }

  @Test
  void saysWhyAnAttemptEndedWhenNoStepHasSaidIt() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(100)) {
      TerminalView view = view(terminal);
      show(
          view,
          Events.resumed(),
          Events.refused("the world has changed\nexpected: 7\nactual:   8"));
      assertThat(terminal.screen())
          .isEqualTo(
              """
              restore-jobs: Restore production into development
              run restore-jobs_20260711_143000 on db1/jobs
              log logs/restore-jobs_20260711_143000
              resumed, attempt 2: 1 of 3 steps passed before
              ✓ backup
              error: run restore-jobs_20260711_143000 was refused: the world has changed
                expected: 7
                actual:   8
              refused: 1 of 3 steps passed, 2.0s
              log logs/restore-jobs_20260711_143000
              hint: Look at it.""");
    }
  }

  @Test
  void leavesTheErrorBlockAsTheLastThingOnTheScreen() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      TerminalView view = view(terminal);
      show(view, Events.started(), Events.backupStarted(), Events.output("dumping"));
      show(view, Events.tried(false, false, 1), Events.backupFailed());
      view.tick();
      show(view, Events.failed());
      view.tick();
      assertThat(terminal.screen(100))
          .endsWith(
              """
              log logs/restore-jobs_20260711_143000
              ✗ 1 Create the backup  1.2s
              error: step backup failed: the file is too small
                check:    file backup.sql
                expected: 50KB..200KB
                actual:   12KB
                last output:
                  | dumping
                  | disk full
                all output: logs/restore-jobs_20260711_143000/output/01-backup.1.txt
              hint: Is the disk full?
              failed: 0 of 3 steps passed, 2m10s
              log logs/restore-jobs_20260711_143000
              hint: Fix the cause, then type stepgate resume restore-jobs_20260711_143000.""");
    }
  }

  @Test
  void cutsLongLinesByWhatTheyTakeOnTheScreen() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      TerminalView view = view(terminal);
      show(view, Events.started());
      show(view, new StepStarted(1, "backup", "日本".repeat(30), 1, "run", "", null));
      show(view, Events.output("🙂".repeat(60)));
      view.tick();
      assertThat(terminal.screen().lines())
          .allMatch(line -> Columns.width(line) <= 60)
          .anyMatch(line -> line.endsWith("日...  0ms"))
          .endsWith("  2 Load the data", "  3 Connect to Xero", "passed 0 of 3 · 0ms");
      assertThat(terminal.raw()).contains("| " + "🙂".repeat(24)).doesNotContain("🙂".repeat(25));
    }
  }

  @Test
  void drawsOverItsOwnLinesAfterTheTerminalHasBecomeNarrower() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(100)) {
      TerminalView view = view(terminal);
      show(view, Events.started(), Events.backupStarted(), Events.output("x".repeat(80)));
      view.tick();
      int before = terminal.raw().length();
      terminal.resize(60);
      view.tick();
      assertThat(terminal.raw().substring(before)).startsWith("\r\u001b[6A");
    }
  }

  @Test
  void neverHidesTheCursorAndEndsOnAFreeLine() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      TerminalView view = view(terminal);
      Events.oneOfEach().subList(0, 4).forEach(view::on);
      view.tick();
      assertThat(terminal.raw()).doesNotContain("[?25l").endsWith("\n\u001b[J");
      view.close();
      assertThat(terminal.screen()).endsWith(" bash 5.2, Linux 6.1 x86_64");
    }
  }

  @Test
  void usesNoColourWhereNoneIsWanted() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      TerminalView view = new TerminalView(new Screen(terminal.terminal(), false), clock);
      Events.oneOfEach().forEach(view::on);
      assertThat(terminal.raw())
          .contains("error: step backup")
          .doesNotContainPattern("\\[[0-9;]*m");
    }
  }

  private TerminalView view(VirtualTerminal terminal) {
    return new TerminalView(new Screen(terminal.terminal(), true), clock);
  }

  private static void show(TerminalView view, RunEvent... events) {
    for (RunEvent event : events) {
      view.on(event);
    }
  }
}
