package dev.stepgate.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.Databases;
import dev.stepgate.host.Command;
import dev.stepgate.host.Ended;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.host.LineListener;
import dev.stepgate.host.LocalHost;
import dev.stepgate.host.ProcessMark;
import dev.stepgate.host.Running;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult.Verdict;
import dev.stepgate.support.Redactor;
import dev.stepgate.support.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of action on its own, with real commands and no run around it. */
@Timeout(60)
class StepKindsTest {
  @TempDir Path folder;
  private final Around around = new Around();

  /** What a run would give to the action, and what the action asked of it. */
  private final class Around implements StepContext {
    final List<ProcessMark> spawned = new ArrayList<>();
    final List<Question> asked = new ArrayList<>();
    final List<String> services = new ArrayList<>();
    @Nullable Duration timeout;
    boolean stopped;
    boolean logIsBroken;
    boolean lost;

    @Override
    public UnaryOperator<String> values() {
      return Map.of("NAME", "ann", "LIMIT", "2h")::get;
    }

    @Override
    public Path exported(String reference) {
      throw new AssertionError("nothing is exported here");
    }

    @Override
    public Databases databases() {
      throw new AssertionError("no database is declared here");
    }

    @Override
    public Path resolve(String path) {
      throw new AssertionError("no path is named here");
    }

    @Override
    public String workId() {
      return "run/one";
    }

    @Override
    public boolean beginsAnew() {
      return false;
    }

    @Override
    public boolean isDestructive() {
      return false;
    }

    @Override
    public Host host() {
      return new LocalHost(Duration.ofMillis(300));
    }

    @Override
    public Command command(String script) {
      return new Command(
          script,
          lost ? folder.resolve("nowhere") : folder,
          Map.of("NAME", "ann"),
          null,
          "kinds/" + this);
    }

    @Override
    public Host host(@Nullable Text name) {
      return host();
    }

    @Override
    public Command commandOn(@Nullable Text name, boolean asOfStep) {
      return command("");
    }

    @Override
    public @Nullable Duration timeout() {
      return timeout;
    }

    @Override
    public String timeoutText() {
      return "as long as written";
    }

    @Override
    public boolean stopWanted() {
      return stopped;
    }

    @Override
    public Evidence openOutput() throws EvidenceLost {
      return Evidence.create(folder.resolve("output.txt"), Redactor.NONE, LineListener.NONE);
    }

    @Override
    public void spawned(Running running) {
      spawned.add(running.mark());
      if (logIsBroken) {
        throw new IllegalStateException("the log is broken");
      }
    }

    @Override
    public ActionResult ask(Question question) {
      asked.add(question);
      return ActionResult.of(Verdict.WAITING, "it waits");
    }

    @Override
    public ActionResult startService(String script, boolean keep) {
      services.add(script + " " + keep);
      return ActionResult.done();
    }
  }

  private static Step parse(String yaml) {
    String runbook =
        "runbook: kinds\ninputs: {NAME: {}, LIMIT: {}}\nsteps:\n  - id: one\n"
            + "    check: {run: 'true'}\n"
            + yaml.indent(4);
    return new RunbookLoader()
        .load(Path.of("kinds.yaml"), runbook.getBytes(StandardCharsets.UTF_8))
        .orThrow()
        .steps()
        .get(0);
  }

  @SuppressWarnings("unchecked")
  private ActionResult execute(String yaml) {
    var action = Objects.requireNonNull(parse(yaml).action());
    return ((StepKind<Record>) action.kind()).execute(action.fields(), around);
  }

  @Test
  void runIsDoneWhenItsCommandWorks() {
    ActionResult result = execute("run: echo \"$NAME\"");
    assertThat(result.isDone()).isTrue();
    assertThat(result.reason()).isEmpty();
    assertThat(result.output().text()).isEqualTo("ann\n");
    assertThat(around.spawned).hasSize(1);
  }

  @Test
  void runSaysHowItsCommandEnded() {
    ActionResult failed = execute("run: exit 7");
    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.reason()).isEqualTo("the command ended with exit code 7");
    assertThat(failed.ended().value()).isEqualTo(7);
  }

  @Test
  void runTellsASignalFromAnExitCode() {
    assertThat(execute("run: kill -KILL $$").reason())
        .isEqualTo("the command was ended by signal SIGKILL");
  }

  @Test
  void runIsEndedAtItsTimeout() {
    around.timeout = Duration.ofMillis(200);
    ActionResult result = execute("run: sleep 60");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.ended().how()).isEqualTo(Ended.How.TIMEOUT);
    assertThat(result.reason())
        .isEqualTo("the command took longer than as long as written and was ended");
  }

  @Test
  void runIsStoppedWithItsRun() {
    around.stopped = true;
    ActionResult result = execute("run: sleep 60");
    assertThat(result.verdict()).isEqualTo(Verdict.STOPPED);
    assertThat(result.reason()).isEqualTo("the command was stopped");
  }

  @Test
  void runThatCannotStartHasForSureNotStarted() {
    around.lost = true;
    ActionResult result = execute("run: touch here");
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_STARTED);
    assertThat(result.reason())
        .isEqualTo(
            "the command could not be started: there is no folder "
                + folder.resolve("nowhere")
                + " to run in");
    assertThat(around.spawned).isEmpty();
    assertThat(result.output().bytes()).isZero();
  }

  @Test
  void runDoesNotGoOnWhenItCannotBeRecorded() {
    around.logIsBroken = true;
    assertThatThrownBy(() -> execute("run: sleep 60")).hasMessage("the log is broken");
    assertThat(around.spawned.get(0).isAlive()).isFalse();
  }

  @Test
  void runKeepsNothingOverAFileThatIsThere() throws Exception {
    java.nio.file.Files.writeString(folder.resolve("output.txt"), "of another command");
    ActionResult result = execute("run: touch started");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.reason())
        .isEqualTo("its output could not be kept: cannot open " + folder.resolve("output.txt"));
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void manualAsksInTheWordsOfTheRunbook() {
    ActionResult result =
        execute(
            """
            manual: |
              Call ${NAME}.
            checklist: ["${NAME} was called"]
            type: YES ${NAME}
            not-by-starter: true
            expires: ${LIMIT}
            """);
    assertThat(result.verdict()).isEqualTo(Verdict.WAITING);
    assertThat(around.asked)
        .containsExactly(
            new Question(
                "Call ann.", List.of("ann was called"), "YES ann", true, Duration.ofHours(2)));
  }

  @Test
  void manualWantsNothingButAWordUnlessTold() {
    execute("manual: Look at it.");
    assertThat(around.asked)
        .containsExactly(new Question("Look at it.", List.of(), null, false, null));
  }

  @Test
  void manualRefusesEmptyWords() {
    assertThatThrownBy(() -> parse("manual: ' '"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'manual' is blank");
    assertThatThrownBy(() -> parse("manual: Look.\ntype: ' '"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the phrase is empty");
  }

  @Test
  void serviceIsStartedByTheRun() {
    assertThat(execute("service: serve\nkeep: true").isDone()).isTrue();
    assertThat(around.services).containsExactly("serve true");
  }

  @Test
  void onlyWhatDoesNoHarmMayBeRepeatedUnasked() {
    assertThat(new RunStep().harmlessToRepeat()).isFalse();
    assertThat(new ManualStep().harmlessToRepeat()).isTrue();
    assertThat(new ServiceStep().harmlessToRepeat()).isTrue();
  }
}
