package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.History;
import dev.stepgate.audit.LogReader;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.audit.Verifier;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The real engine in this process, on a folder of its own: real store, log, files and commands;
 * only the clock, the person and the stop signal are the test's.
 */
final class EngineTester implements RunListener {
  final SettableClock clock = new SettableClock();
  final ScriptedOperator operator = new ScriptedOperator(clock);
  final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private StopSignal stop = new StopSignal();
  private @Nullable Consumer<RunEvent> reaction;

  /** How one command of the engine ended. */
  record Ended(@Nullable ExitCode exit, @Nullable UserError refusal) {
    ExitCode code() {
      return refusal == null ? java.util.Objects.requireNonNull(exit) : refusal.exit();
    }

    String message() {
      return refusal == null ? "" : String.valueOf(refusal.getMessage());
    }
  }

  private EngineTester(Path folder) {
    this.folder = folder;
    environment.put("STEPGATE_HOME", folder.toString());
  }

  static EngineTester in(Path folder) {
    return new EngineTester(folder);
  }

  EngineTester file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  EngineTester runbook(String yaml) {
    return file("runbook.yaml", yaml);
  }

  EngineTester env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Called with every event, on the engine's own threads; replaces an earlier one. */
  EngineTester on(Consumer<RunEvent> reaction) {
    this.reaction = reaction;
    return this;
  }

  <E extends RunEvent> EngineTester on(Class<E> kind, Consumer<E> reaction) {
    return on(
        event -> {
          if (kind.isInstance(event)) {
            reaction.accept(kind.cast(event));
          }
        });
  }

  /** What Ctrl-C would do now. */
  void stop() {
    stop.raise("SIGINT");
  }

  @Override
  public void on(RunEvent event) {
    events.add(event);
    if (reaction != null) {
      reaction.accept(event);
    }
  }

  Ended run() {
    return run(Map.of());
  }

  Ended run(Map<String, String> values) {
    return runFile("runbook.yaml", values);
  }

  Ended runFile(String name, Map<String, String> values) {
    RunService.Start start = new RunService.Start(folder.resolve(name), values);
    return tell(engine -> engine.start(start, this, operator));
  }

  Ended resume() {
    return resume(new RunService.Resume("last", false, null, null, null));
  }

  Ended redo(String step) {
    return resume(new RunService.Resume("last", false, step, null, "looked at it"));
  }

  Ended accept(String step) {
    return resume(new RunService.Resume("last", false, null, step, "looked at it"));
  }

  Ended acceptChanges() {
    return resume(new RunService.Resume("last", true, null, null, "a better way"));
  }

  Ended resume(RunService.Resume request) {
    return tell(engine -> engine.resume(request, this, operator));
  }

  Ended abort() {
    return tell(
        engine -> {
          engine.abort("last", "no longer wanted");
          return ExitCode.PASSED;
        });
  }

  Prompt waiting() {
    try (Engine engine = engine()) {
      return engine.waiting("last");
    }
  }

  Ended confirm(String user) {
    return decide(true, user);
  }

  Ended reject(String user) {
    return decide(false, user);
  }

  private Ended decide(boolean confirmed, String user) {
    return tell(
        engine -> {
          engine.decide(ScriptedOperator.answer(engine.waiting("last"), confirmed, user, clock));
          return ExitCode.PASSED;
        });
  }

  Ended decide(Decision decision) {
    return tell(
        engine -> {
          engine.decide(decision);
          return ExitCode.PASSED;
        });
  }

  RunView show() {
    try (Engine engine = engine()) {
      return engine.show("last");
    }
  }

  Engine engine() {
    return new Engine(new Setting(environment, clock, folder, this::newStop));
  }

  private StopSignal newStop() {
    stop = new StopSignal();
    return stop;
  }

  private interface Command {
    ExitCode to(Engine engine);
  }

  private Ended tell(Command command) {
    events.clear();
    try (Engine engine = engine()) {
      return new Ended(command.to(engine), null);
    } catch (UserError refusal) {
      return new Ended(null, refusal);
    }
  }

  /** Does something to the store behind the engine's back. */
  void sql(String statement) {
    try (Connection store =
            DriverManager.getConnection("jdbc:sqlite:" + path(".stepgate/store.db"));
        var sql = store.createStatement()) {
      sql.execute(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  String text(String name) {
    try {
      return Files.exists(path(name)) ? Files.readString(path(name)) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The folder of the newest run. */
  RunFolder folder() {
    return new RunFolder(show().folder());
  }

  History history() {
    return History.of(LogReader.read(folder()).records());
  }

  List<LogRecord> records(String kind) {
    return history().records(kind).toList();
  }

  Optional<StepAttempt> attempt(String step) {
    return history().lastAttempt(step);
  }

  /** Each attempt at each step, in the order of the steps: {@code one#1 passed}. */
  List<String> outcomes() {
    return history().steps().stream()
        .flatMap(step -> history().attempts(step.id()).stream())
        .map(one -> one.step() + "#" + one.attempt() + " " + word(one))
        .toList();
  }

  private static String word(StepAttempt attempt) {
    return attempt.outcome() == null ? "open" : attempt.outcome().word();
  }

  /** Everything that {@code audit verify} would complain of. */
  List<String> complaints() {
    Optional<Head> head;
    try (Engine engine = engine()) {
      head = engine.head("last");
    }
    return Verifier.verify(folder(), SealKey.of(folder).publicKey(), head)
        .firstProblem()
        .map(problem -> List.of(problem.render()))
        .orElse(List.of());
  }

  <E extends RunEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<String> notices() {
    return events(RunEvent.Notice.class).stream().map(RunEvent.Notice::text).toList();
  }

  /** Why the attempt ended, where no step has told it. */
  String endReason() {
    return events(RunEvent.AttemptEnded.class).get(0).reason();
  }

  /** Why the last step that did not pass did not. */
  String reason() {
    return events(RunEvent.StepFinished.class).stream()
        .reduce((first, second) -> second)
        .map(RunEvent.StepFinished::reason)
        .orElse("");
  }
}
