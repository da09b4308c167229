package dev.stepgate.cli.server;

import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.JsonReader;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunView;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the records of a log into what happens in a run, from its latest attempt on. */
final class Retold {
  private final RunView view;
  private final RunListener listener;
  private final Printed printed;
  private final Asked asked;
  private final Supplier<String> advice;
  private final Map<String, JsonNode> steps = new LinkedHashMap<>();
  private final Set<String> passed = new HashSet<>();
  private final Set<String> started = new HashSet<>();
  private String title = "";
  private boolean live;
  private @Nullable ExitCode exit;

  /**
   * @param advice what to type after the end
   */
  Retold(
      RunView view, RunListener listener, Printed printed, Asked asked, Supplier<String> advice) {
    this.view = view;
    this.listener = listener;
    this.printed = printed;
    this.asked = asked;
    this.advice = advice;
  }

  /** How the attempt has ended. */
  Optional<ExitCode> exit() {
    return Optional.ofNullable(exit);
  }

  void next(ObjectNode record) {
    switch (record.path("kind").asString("")) {
      case "run" -> {
        title = text(record, "title");
        plan(record);
      }
      case "change" -> plan(record);
      case "attempt" -> attempt(record);
      default -> remember(record);
    }
  }

  private void plan(ObjectNode record) {
    if (record.path("steps").isArray()) {
      steps.clear();
      record.path("steps").forEach(step -> steps.put(text(step, "id"), step));
    }
  }

  private void attempt(ObjectNode record) {
    live = record.path("attempt").asInt(0) == view.attempts();
    if (live) {
      listener.on(
          new RunEvent.AttemptStarted(
              view.runId(),
              view.runbook(),
              title,
              view.target(),
              view.folder(),
              view.attempts(),
              text(record, "how").equals("resume"),
              steps.values().stream().map(this::line).toList()));
    }
  }

  private RunEvent.StepLine line(JsonNode step) {
    String id = text(step, "id");
    return new RunEvent.StepLine(id, text(step, "title"), text(step, "kind"), passed.contains(id));
  }

  private void remember(ObjectNode record) {
    if (live) {
      tell(record);
    }
    if (text(record, "outcome").equals("passed")) {
      passed.add(text(record, "step"));
    }
  }

  private void tell(ObjectNode record) {
    switch (text(record, "kind")) {
      case "host" -> host(record);
      case "resume" -> record.path("remarks").forEach(remark -> notice(null, remark.asString("")));
      case "check" -> check(record);
      case "prompt" -> {
        begin(record, null);
        asked.open(prompt(record));
      }
      case "intent" -> begin(record, text(record, "command"));
      case "confirmation" -> confirmation(record);
      case "exit" -> exit(record);
      case "outcome" -> outcome(record);
      case "end" -> end(record);
      default -> {
        // Seals and processes are proof, not news.
      }
    }
  }

  private void host(ObjectNode record) {
    listener.on(
        new RunEvent.HostReached(
            text(record, "host"),
            text(record, "address"),
            text(record, "user"),
            text(record, "machine"),
            text(record, "shell"),
            text(record, "system"),
            text(record, "role").equals("production")));
  }

  /**
   * A step that goes on after an answer, or whose need does not hold, has no intent before that.
   */
  private void begin(ObjectNode record, @Nullable String command) {
    String id = text(record, "step");
    JsonNode step = steps.get(id);
    if (step == null || !started.add(id)) {
      return;
    }
    printed.begin(id);
    String on = text(record, "on");
    listener.on(
        new RunEvent.StepStarted(
            step.path("number").asInt(0),
            id,
            text(step, "title"),
            record.path("attempt").asInt(1),
            text(step, "kind"),
            on.equals("local") ? "" : on,
            command == null || command.isEmpty() ? null : command));
  }

  private void check(ObjectNode record) {
    if (!text(record, "phase").equals("reverify")) {
      begin(record, null);
    }
    listener.on(
        new RunEvent.CheckTried(
            text(record, "step"),
            text(record, "phase"),
            text(record, "check"),
            text(record, "verdict").equals("passed"),
            false,
            text(record, "expected"),
            text(record, "actual"),
            record.path("tries").asInt(1)));
  }

  private Prompt prompt(ObjectNode record) {
    ObjectNode fields = record.deepCopy();
    fields.put("run_id", view.runId());
    fields.put("step_id", text(record, "step"));
    return JsonReader.read(fields.toString(), Prompt.class);
  }

  private void confirmation(ObjectNode record) {
    begin(record, null);
    String who = text(record, "user") + " on " + text(record, "host");
    asked.withdraw("answered by " + who);
    listener.on(
        new RunEvent.Decided(
            text(record, "step"),
            text(record, "decision").equals("confirmed"),
            who,
            text(record, "note")));
  }

  void grown(ObjectNode output) {
    if (live) {
      printed.upTo(text(output, "file"), output.path("size").asLong(0));
    }
  }

  private void exit(ObjectNode record) {
    begin(record, null);
    JsonNode output = record.path("output");
    if (output.isObject()) {
      printed.upTo(text(output, "file"), output.path("stored_bytes").asLong(0));
    }
    printed.end();
    record.path("notes").forEach(note -> notice(text(record, "step"), note.asString("")));
  }

  private void outcome(ObjectNode record) {
    begin(record, null);
    asked.withdraw("the step has ended");
    Outcome outcome = Outcome.of(text(record, "outcome"));
    String id = text(record, "step");
    List<String> tail = outcome == Outcome.PASSED ? List.of() : printed.tail();
    listener.on(
        new RunEvent.StepFinished(
            record.path("number").asInt(0),
            id,
            Optional.ofNullable(steps.get(id)).map(step -> text(step, "title")).orElse(id),
            record.path("attempt").asInt(1),
            outcome,
            Duration.ofMillis(record.path("took_ms").asLong(0)),
            text(record, "reason"),
            text(record, "hint"),
            tail,
            printed.file().map(file -> view.folder().resolve(file)).orElse(null)));
    printed.begin("");
  }

  private void end(ObjectNode record) {
    int code = record.path("exit").asInt(ExitCode.INTERRUPTED.code());
    ended(
        text(record, "state"),
        text(record, "reason"),
        code,
        record.path("passed").asInt(0),
        Duration.ofMillis(record.path("took_ms").asLong(0)),
        code == 0 ? "" : advice.get());
  }

  /** The server was killed in mid-run. */
  void interrupted(RunView now) {
    ended(
        now.state(),
        "the server ended in the middle of the run",
        ExitCode.INTERRUPTED.code(),
        (int) now.passed(),
        Duration.ZERO,
        now.next());
  }

  private void ended(
      String state, String reason, int code, int passed, Duration took, String hint) {
    asked.withdraw("the run has ended");
    Path log = new RunFolder(view.folder()).readable();
    listener.on(
        new RunEvent.AttemptEnded(
            view.runId(), state, reason, code, passed, steps.size(), took, log, hint));
    exit =
        Stream.of(ExitCode.values())
            .filter(one -> one.code() == code)
            .findFirst()
            .orElse(ExitCode.INTERRUPTED);
  }

  private void notice(@Nullable String step, String text) {
    listener.on(new RunEvent.Notice(step, text));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
