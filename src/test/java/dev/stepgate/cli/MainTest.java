package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.RunService.Resume;
import dev.stepgate.run.RunService.Start;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Program;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final Typed typed = new Typed();

  @Test
  void startsARunWithItsValues() {
    int exit = typed.run("run", "book.yaml", "-e", "A=1", "-e", "B=x=y; $(id)");
    assertThat(exit).isZero();
    assertThat(typed.runs.asked)
        .containsExactly(
            new Start(Path.of("book.yaml"), Map.of("A", "1", "B", "x=y; $(id)")),
            NobodyOperator.class);
    assertThat(typed.runs.closed).isOne();
  }

  @Test
  void takesAnAtSignInAValueForWhatItIs() {
    typed.run("run", "book.yaml", "-e", "A=@/etc/passwd");
    assertThat(typed.runs.asked.get(0))
        .isEqualTo(new Start(Path.of("book.yaml"), Map.of("A", "@/etc/passwd")));
  }

  @Test
  void resumesWithADecision() {
    typed.run("resume", "last", "--redo", "load", "--reason", "nothing was loaded");
    assertThat(typed.runs.asked.get(0))
        .isEqualTo(new Resume("last", false, "load", null, "nothing was loaded"));
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void endsWithTheExitCodeOfTheRun(ExitCode exit) {
    typed.runs.exit = exit;
    assertThat(typed.run("resume", "last")).isEqualTo(exit.code());
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void endsWithTheExitCodeOfTheError(ExitCode exit) {
    typed.runs.thrown = new UserError(exit, "fact", "book.yaml:3:5", "Do this.");
    assertThat(typed.run("run", "book.yaml")).isEqualTo(exit.code());
    assertThat(typed.err()).isEqualTo("error: fact\n  --> book.yaml:3:5\nhint: Do this.\n");
  }

  @Test
  void printsOnlyJsonOnStandardOutputAndAsksNobody() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      typed.at(terminal).runs.events.addAll(Events.oneOfEach());
      typed.run("run", "book.yaml", "--json");
      assertThat(terminal.raw()).isEmpty();
    }
    assertThat(typed.out().lines()).hasSize(10).allMatch(line -> line.startsWith("{\"event\":"));
    assertThat(typed.runs.asked).contains(NobodyOperator.class);
  }

  @Test
  void asksThePersonAtTheTerminal() throws IOException {
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      typed.at(terminal).runs.events.addAll(Events.oneOfEach());
      typed.run("run", "book.yaml");
      assertThat(terminal.screen()).contains("✗ 1 Create the backup  1.2s");
    }
    assertThat(typed.out()).isEmpty();
    assertThat(typed.runs.asked).contains(TerminalOperator.class);
  }

  @Test
  void printsPlainLinesOnADumbTerminal() throws IOException {
    typed.env.put("TERM", "dumb");
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      typed.at(terminal).runs.events.add(Events.started());
      typed.run("run", "book.yaml");
      assertThat(terminal.raw()).isEmpty();
    }
    assertThat(typed.out()).contains("run restore-jobs_20260711_143000 started");
    assertThat(typed.runs.asked).contains(TerminalOperator.class);
  }

  @Test
  void takesTheLiveLinesAwayBeforeAnError() throws IOException {
    typed.runs.thrown = new UserError(ExitCode.REFUSED, "the log cannot be written", "Look.");
    try (VirtualTerminal terminal = new VirtualTerminal(60)) {
      typed.at(terminal).runs.events.add(Events.started());
      typed.runs.events.add(Events.backupStarted());
      assertThat(typed.run("run", "book.yaml")).isEqualTo(4);
      assertThat(terminal.screen()).endsWith("log logs/restore-jobs_20260711_143000");
    }
    assertThat(typed.err()).isEqualTo("error: the log cannot be written\nhint: Look.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          resum                        | unknown command 'resum' | Did you mean resume? Type stepgate --help to see what it takes.
          run                          | RUNBOOK is missing | Type stepgate run --help to see what it takes.
          run a.yaml b.yaml            | unexpected argument 'b.yaml' | Type stepgate run --help to see what it takes.
          run a.yaml --jsno            | unknown option '--jsno' | Did you mean --json? Type stepgate run --help to see what it takes.
          run a.yaml --yes             | unknown option '--yes' | Type stepgate run --help to see what it takes.
          reject last                  | --note TEXT is missing | Type stepgate reject --help to see what it takes.
          confirm last --note          | --note TEXT is missing | Type stepgate confirm --help to see what it takes.
          reject last --note a --note b | option --note TEXT is given twice | Type stepgate reject --help to see what it takes.
          completion fish              | invalid value for positional parameter at index 0 (SHELL): expected one of [bash, zsh] (case-sensitive) but was 'fish' | Type stepgate completion --help to see what it takes.
          resume last --redo load      | --redo needs a reason | Add --reason "…"; it stands in the log.
          resume last --accept-changes | --accept-changes needs a reason | Add --reason "…"; it stands in the log.
          resume last --redo a --accept b | --redo and --accept cannot go together | Give only one of them.
          run a.yaml -e A              | -e A is not NAME=VALUE | Type for instance: stepgate run RUNBOOK -e BACKUP_DIR=restore.
          run a.yaml -e 1A=x           | -e 1A is not NAME=VALUE | Type for instance: stepgate run RUNBOOK -e BACKUP_DIR=restore.
          run a.yaml -e =x             | -e  is not NAME=VALUE | Type for instance: stepgate run RUNBOOK -e BACKUP_DIR=restore.
          run a.yaml -e A=1 -e A=2     | -e A is given twice | Type for instance: stepgate run RUNBOOK -e BACKUP_DIR=restore.
          """)
  void refusesABadCommandLine(String line, String fact, String hint) {
    assertThat(typed.run(line.split(" +"))).isEqualTo(2);
    assertThat(typed.err()).isEqualTo("error: " + fact + "\nhint: " + hint + "\n");
    assertThat(typed.services()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "resume",
        "confirm",
        "reject",
        "abort",
        "runs",
        "show",
        "log",
        "plan",
        "lint",
        "schema",
        "audit verify",
        "audit report",
        "audit bundle",
        "completion"
      })
  void helpsWithExamplesAndStartsNothing(String command) {
    assertThat(typed.run((command + " --help").split(" "))).isZero();
    assertThat(typed.out()).startsWith("Usage: stepgate " + command);
    assertThat(typed.out()).contains("Examples:\n  ").contains("stepgate " + command + " ");
    assertThat(typed.services()).isZero();
  }

  @Test
  void showsTheCommandsAndTheExitCodes() {
    assertThat(typed.run("--help")).isZero();
    assertThat(typed.out()).contains("  confirm ", "  3    waiting for a confirmation");
  }

  @Test
  void showsItsHelpWhereNoCommandIsGiven() {
    assertThat(typed.run()).isEqualTo(2);
    assertThat(typed.err()).startsWith("Usage: stepgate ");
  }

  @Test
  void saysItsVersion() {
    assertThat(typed.run("--version")).isZero();
    assertThat(typed.out()).isEqualTo("stepgate " + Program.version() + "\n");
  }

  @Test
  void putsTheTraceOfABugIntoTheFolderOfTheRun(@TempDir Path folder) throws IOException {
    typed.env.put("STEPGATE_HOME", folder.toString());
    typed.runs.thrown = new IllegalStateException("hunter2", new IOException("hunter2"));
    assertThat(typed.run("run", "book.yaml")).isEqualTo(70);
    Path file = folder.resolve(".stepgate/bug-20260711_143000_123.txt");
    assertThat(typed.err())
        .startsWith("error: a bug in stepgate: IOException at dev.stepgate.cli.MainTest.")
        .endsWith("\nhint: Please report it; the stack trace is in " + file + ".\n")
        .doesNotContain("hunter2");
    assertThat(Files.readString(file))
        .startsWith("java.lang.IllegalStateException\n  at dev.stepgate.cli.MainTest.")
        .contains("\ncaused by java.io.IOException\n")
        .doesNotContain("hunter2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void saysHowToGiveMoreMemory(@TempDir Path folder) {
    typed.env.put("STEPGATE_HOME", folder.toString());
    typed.runs.thrown =
        new IllegalStateException("wrapped", new OutOfMemoryError("Java heap space"));
    assertThat(typed.run("run", "book.yaml")).isEqualTo(70);
    assertThat(typed.err())
        .isEqualTo(
            "error: the memory of stepgate does not suffice\nhint: Give it more with"
                + " STEPGATE_HEAP=512m, then type stepgate show last.\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takesOnlyTheHeapForMemoryThatCanBeGiven(@TempDir Path folder) {
    typed.env.put("STEPGATE_HOME", folder.toString());
    typed.runs.thrown =
        new IllegalStateException(new OutOfMemoryError("unable to create native thread"));
    assertThat(typed.run("run", "book.yaml")).isEqualTo(70);
    assertThat(typed.err()).startsWith("error: a bug in stepgate: OutOfMemoryError at ");
  }

  @Test
  void showsNoControlCharacterOfAnError() {
    typed.runs.thrown = new UserError(ExitCode.FAILED, "got '\u001b[2J'", "Look.");
    typed.run("run", "book.yaml");
    assertThat(typed.err()).isEqualTo("error: got '\\u001b[2J'\nhint: Look.\n");
  }
}
