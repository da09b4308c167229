package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.AttemptView;
import dev.stepgate.run.RunView.StepView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunListsTest {
  private static final Instant AT = Instant.parse("2026-07-11T14:30:00Z");
  private final Typed typed = new Typed();

  @Test
  void listsRunsInAlignedColumns() {
    typed.runs.lines.add(line("restore-jobs_20260711_143000", "failed"));
    typed.runs.lines.add(line("restore-jobs_20260710_143000", "interrupted"));
    assertThat(typed.run("runs")).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            run                           state        passed  runbook       target    started               by
            restore-jobs_20260711_143000  failed       1/3     restore-jobs  db1/jobs  2026-07-11 14:30:00Z  ann@db1
            restore-jobs_20260710_143000  interrupted  1/3     restore-jobs  db1/jobs  2026-07-11 14:30:00Z  ann@db1
            """);
  }

  @Test
  void givesUpColumnsButNeverTheRunOnANarrowTerminal() throws IOException {
    typed.runs.lines.add(line("restore-jobs_20260711_143000", "failed"));
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      typed.at(terminal).run("runs");
      assertThat(terminal.screen())
          .isEqualTo(
              """
              run                           state   passed  started
              restore-jobs_20260711_143000  failed  1/3     2026-07-11...""");
      assertThat(terminal.raw()).contains("\u001b[");
    }
  }

  @Test
  void saysThatThereAreNoRuns() {
    assertThat(typed.run("runs")).isZero();
    assertThat(typed.out()).isEqualTo("no runs yet\n");
  }

  @Test
  void showsEveryAttemptAlsoTheFailedOnes() {
    typed.runs.views.add(view(Events.RUN, "failed", Events.FOLDER));
    assertThat(typed.run("show", "last")).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            run       restore-jobs_20260711_143000
            runbook   restore-jobs: Restore production into development
            target    db1/jobs
            state     failed
            passed    1 of 3
            started   2026-07-11T14:30:00.000Z by ann@db1
            attempts  2
            folder    logs/restore-jobs_20260711_143000

            1 connect  Connect to Xero
              attempt 1  rejected  1.2s  2026-07-11 14:30:00Z
                the page shows an error
              attempt 2  passed  1.2s  2026-07-11 14:30:00Z
                confirmed by bob@db2
            2 load  Load the data
              attempt 1  open  2026-07-11 14:30:00Z
            3 test  Test the API

            note: the process of step load is still alive (pid 4711)
            next: Type stepgate resume last.
            """);
    assertThat(typed.runs.asked).containsExactly("show last");
  }

  @Test
  void listsRunsAsJson() {
    typed.runs.lines.add(line(Events.RUN, "failed"));
    assertThat(typed.run("runs", "--json")).isZero();
    assertThat(typed.out())
        .isEqualTo(
            "{\"run_id\":\"restore-jobs_20260711_143000\",\"runbook\":\"restore-jobs\","
                + "\"target\":\"db1/jobs\",\"folder\":\"logs/restore-jobs_20260711_143000\","
                + "\"state\":\"failed\",\"started_by\":\"ann@db1\","
                + "\"started_at\":\"2026-07-11T14:30:00.000Z\",\"ended_at\":null,"
                + "\"passed\":1,\"total\":3}\n");
  }

  @Test
  void showsARunAsJson() {
    typed.runs.views.add(view(Events.RUN, "failed", Events.FOLDER));
    typed.run("show", "last", "--json");
    assertThat(typed.out())
        .startsWith("{\"run_id\":\"restore-jobs_20260711_143000\",\"runbook\":\"restore-jobs\"")
        .contains("\"ended_at\":null", "\"outcome\":\"rejected\"", "\"took_ms\":1200")
        .endsWith("\"passed\":1,\"total\":3}\n");
  }

  @Test
  void printsTheReadableLog(@TempDir Path logs) throws IOException {
    Path folder = Files.createDirectory(logs.resolve(Events.RUN));
    Files.writeString(folder.resolve("restore_log_20260711_143000.txt"), "step by step\n");
    typed.runs.views.add(view(Events.RUN, "passed", folder));
    assertThat(typed.run("log", "last")).isZero();
    assertThat(typed.out()).isEqualTo("step by step\n");
  }

  @Test
  void saysWhichLogCannotBeRead(@TempDir Path logs) {
    typed.runs.views.add(view(Events.RUN, "missing", logs.resolve(Events.RUN)));
    assertThat(typed.run("log", "last")).isEqualTo(4);
    assertThat(typed.err())
        .isEqualTo(
            "error: the readable log cannot be read: "
                + logs.resolve(Events.RUN).resolve("restore_log_20260711_143000.txt")
                + "\nhint: Type stepgate show last to see what is known of the run.\n");
  }

  @Test
  void abortsWithAReason() {
    typed.runs.views.add(view(Events.RUN, "aborted", Events.FOLDER));
    assertThat(typed.run("abort", "last", "--reason", "wrong database")).isZero();
    assertThat(typed.runs.asked).containsExactly("abort last because wrong database");
    assertThat(typed.out()).startsWith("run restore-jobs_20260711_143000 is aborted\n");
  }

  private static RunLine line(String run, String state) {
    return new RunLine(
        run, "restore-jobs", "db1/jobs", Events.FOLDER, state, "ann@db1", AT, null, 1, 3);
  }

  private static RunView view(String run, String state, Path folder) {
    return new RunView(
        run,
        "restore-jobs",
        "Restore production into development",
        "db1/jobs",
        folder,
        state,
        "ann@db1",
        AT,
        null,
        2,
        List.of(
            new StepView(
                1,
                "connect",
                "Connect to Xero",
                "manual",
                List.of(
                    attempt(1, Outcome.REJECTED, "the page shows an error", null),
                    attempt(2, Outcome.PASSED, "", "bob@db2"))),
            new StepView(2, "load", "Load the data", "import", List.of(attempt(1, null, "", null))),
            new StepView(3, "test", "Test the API", "run", List.of())),
        List.of("the process of step load is still alive (pid 4711)"),
        "Type stepgate resume last.");
  }

  private static AttemptView attempt(
      int number, @Nullable Outcome outcome, String reason, @Nullable String confirmedBy) {
    Duration took = outcome == null ? null : Duration.ofMillis(1200);
    return new AttemptView(number, outcome, AT, took, reason, confirmedBy);
  }
}
