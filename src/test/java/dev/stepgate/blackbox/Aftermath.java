package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogReader;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a fault has left behind: the log, the store, and the real effects of the commands. */
record Aftermath(RunbookTester tester) {
  /** Three commands that leave their names in a file, the second not repeatable like the others. */
  static final String THREE_STEPS =
      """
      runbook: three
      steps:
        - id: first
          run: echo first >> effects.txt
          check: {run: grep -qx first effects.txt}
        - id: second
          run: echo second >> effects.txt
          check: {run: grep -qx second effects.txt}
        - id: third
          run: echo third >> effects.txt
          check: {run: grep -qx third effects.txt}
      """;

  static Aftermath in(Path folder) {
    return new Aftermath(RunbookTester.in(folder));
  }

  /** Runs the runbook up to a crash point, where the process ends as kill -9 ends it. */
  Aftermath crashAt(String point, String... arguments) {
    Result result = tester.env("STEPGATE_CRASH_AT", point).stepgate(arguments);
    tester.without("STEPGATE_CRASH_AT");
    assertThat(result.exit()).as("crash at %s: %s", point, result).isEqualTo(137);
    return this;
  }

  String id() {
    return tester.run().getFileName().toString();
  }

  Path log() {
    return tester.run().resolve("audit.jsonl");
  }

  History history() {
    return LogReader.read(new RunFolder(tester.run())).history();
  }

  /** The outcomes of a step's attempts, null where there is none. */
  List<Outcome> outcomes(String step) {
    List<Outcome> outcomes = new ArrayList<>();
    history().attempts(step).stream().map(StepAttempt::outcome).forEach(outcomes::add);
    return outcomes;
  }

  List<LogRecord> records(String kind) {
    return history().records(kind).toList();
  }

  /** What the commands have really done, in order. */
  List<String> effects() {
    Path file = tester.path("effects.txt");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The first column of what the store says. */
  List<String> store(String sql) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + storeFile());
        var statement = connection.createStatement()) {
      List<String> column = new ArrayList<>();
      if (statement.execute(sql)) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          column.add(rows.getString(1));
        }
      }
      return column;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  Path storeFile() {
    return tester.path(".stepgate/store.db");
  }

  /** The steps that Spring Batch calls completed. */
  List<String> completed() {
    return store(
        "select step_name from batch_step_execution where status = 'COMPLETED' order by 1");
  }

  /** The run has passed, each command was executed once, log and store agree, nobody is left. */
  void assertPassedOnce(String... steps) {
    assertThat(effects()).containsExactly(steps);
    for (String step : steps) {
      assertThat(outcomes(step)).as(step).filteredOn(Outcome.PASSED::equals).hasSize(1);
    }
    assertThat(completed()).containsExactlyInAnyOrder(steps);
    assertThat(store("select count(*) from stepgate_lease where run_id is not null"))
        .containsExactly("0");
    assertIntact();
  }

  void assertIntact() {
    Path key = SealKey.publicFile(tester.path(""));
    Verdict verdict =
        Verifier.verify(new RunFolder(tester.run()), SealKey.readPublic(key), Optional.empty());
    assertThat(verdict.problems()).isEmpty();
  }

  /** Waits until nothing runs any more that was started here, recorded or not. */
  void awaitQuiet() {
    Patience.until(
        "the end of what runs in " + tester.path(""),
        () ->
            ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .noneMatch(pid -> folderOf(pid).equals(tester.path("")) && !hasEnded(pid)));
  }

  /** The processes that sleep for so many seconds in the folder of this test. */
  List<Long> sleepers(int seconds) {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process.pid()).equals("sleep " + seconds + " "))
        .filter(process -> folderOf(process.pid()).equals(tester.path("")))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Whether a process is gone, or waits only for its parent to look. */
  static boolean hasEnded(long pid) {
    return commandLine(pid).isEmpty();
  }

  private static Path folderOf(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
    } catch (IOException gone) {
      return Path.of("/");
    }
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  Aftermath awaitEffect(String effect) {
    Patience.until(effect, () -> effects().contains(effect));
    return this;
  }
}
