package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.TerminalWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a real terminal sees and does. */
class TerminalIT {
  private static final String NOT_CONFIRMED = "  Not confirmed: type y if it is so, r to reject.";

  @TempDir Path folder;

  private RunbookTester smallBackup() throws IOException {
    return RunbookTester.in(folder)
        .file("backup.yaml", Files.readString(Path.of("runbooks/examples/small-backup.yaml")));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100})
  void aRunIsAnsweredItemByItemAndPasses(int columns) throws IOException {
    RunbookTester tester = smallBackup();
    try (TerminalWindow window = TerminalWindow.open(folder, columns)) {
      window.type("stepgate run backup.yaml");
      window.awaitsEnd(
          "Ctrl-C leaves it waiting.", "  [ ] The archive is the one I want (y = yes, r = reject)");
      assertThat(window.screen())
          .containsSubsequence(
              "small-backup: Restore a small backup, step by step",
              "\u2713 1 Fill a small production  ",
              "\u2713 2 Make the backup archive  ",
              "\u2713 3 Note the archive's fingerprint  ",
              "step look needs you: Look at the backup",
              "The next step replaces the development data with it.",
              "Ctrl-C leaves it waiting.");

      window.type("");
      window.awaitsEnd(NOT_CONFIRMED, "  [ ] The archive is the one I want (y = yes, r = reject)");
      window.type("y");
      window.awaitsEnd(" y", "  [ ] Development may be replaced (y = yes, r = reject)");
      window.type("yes");
      window.awaitsEnd(NOT_CONFIRMED, "  [ ] Development may be replaced (y = yes, r = reject)");
      window.type("y");
      window.awaitsEnd(" y", "  Note for the log (Enter for none):");
      window.type("seen with my own eyes");
      window.awaitsPrompt();
      assertThat(window.screen())
          .containsSubsequence(
              "look confirmed by ",
              ": seen with my own",
              "\u2713 4 Look at the backup  ",
              "\u2713 5 Restore the archive into development  ",
              "\u2713 6 Compare development with production  ",
              "passed: 6 of 6 steps passed, ");
      window.type("stty -a | grep -o ' echo \\| icanon'; echo exit=$?");
      window.awaits("exit=0");
    }
    assertThat(tester.stepgate("show", "last").out()).contains("state     passed\n");
    assertThat(tester.log()).contains("\"how\":\"terminal\"", "\"note\":\"seen with my own eyes\"");
  }

  @Test
  void aQuestionIsAnsweredFromAnotherTerminal() throws IOException {
    RunbookTester tester = smallBackup();
    try (TerminalWindow here = TerminalWindow.open(folder, 100);
        TerminalWindow there = TerminalWindow.open(folder, 80)) {
      here.type("stepgate run backup.yaml");
      here.awaits("[ ] The archive is the one I want");
      there.type("stepgate confirm last --note elsewhere");
      there.awaitsEnd("  [ ] The archive is the one I want (y = yes, r = reject)");
      there.type("y");
      there.awaitsEnd("  [ ] Development may be replaced (y = yes, r = reject)");
      there.type("y");
      there.awaits("step look was confirmed by ");
      here.awaitsPrompt();

      assertThat(here.screen())
          .containsSubsequence(
              "this question is closed: answered by ",
              "look confirmed by ",
              ": elsewhere",
              "passed: 6 of 6 steps passed, ");
      here.type("echo typed; stty -a | grep -o icanon");
      here.awaits("\nicanon");
    }
    assertThat(tester.log()).contains("\"how\":\"command\"");
  }

  @Test
  void aFailingStepKeepsItsErrorOnTheScreen() {
    RunbookTester.in(folder)
        .runbook(
            """
            runbook: failing
            steps:
              - id: load
                title: Load the data
                run: for i in 1 2 3; do echo "row $i"; done; sleep 0.5; echo "disk full" >&2; exit 4
                check: {run: "true"}
                hint: Make room.
              - id: after
                run: touch after
                check: {file: after}
            """);
    try (TerminalWindow window = TerminalWindow.open(folder, 100)) {
      window.type("stepgate run runbook.yaml; echo exit=$?");
      window.awaits("exit=1");
      assertThat(window.screen())
          .containsSubsequence(
              "\u2717 1 Load the data",
              "error: step load failed: the command ended with exit code 4",
              "| row 3",
              "| disk full",
              "hint: Make room.",
              "failed: 0 of 2 steps passed, ",
              "stepgate resume");
    }
  }

  @Test
  void controlCLeavesASaneTerminalAndAKnownState() {
    RunbookTester tester =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: stopped
                steps:
                  - id: hand
                    manual: Look.
                    check: {run: "true"}
                  - id: work
                    run: echo $$ > pid; sleep 120
                    check: {file: pid}
                """);
    try (TerminalWindow window = TerminalWindow.open(folder, 80)) {
      window.type("stepgate run runbook.yaml; echo exit=$?");
      window.awaitsEnd("  Is it done? (y = yes, r = reject)");
      window.key("C-c");
      window.awaits("exit=3");
      window.type("clear; stty -a | grep -o icanon");
      window.awaits("icanon\nready>");
      window.type("clear; stepgate resume last; echo exit=$?");
      window.awaitsEnd("  Is it done? (y = yes, r = reject)");
      window.type("y");
      window.awaitsEnd("  Note for the log (Enter for none):");
      window.type("");
      Patience.until("the action", () -> Files.exists(tester.path("pid")));
      window.key("C-c");
      window.awaits("exit=5");
      assertThat(window.screen()).contains("error: step work was interrupted");
      window.type("clear; stty -a | grep -o icanon; echo typed'and'seen");
      window.awaits("icanon\ntypedandseen\nready>");
    }
    assertThat(tester.lives("pid")).isFalse();
    assertThat(tester.stepgate("show", "last").out()).contains("state     interrupted\n");
  }
}
