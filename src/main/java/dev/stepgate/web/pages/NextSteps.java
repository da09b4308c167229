package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.audit.RunAttempt;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.run.Engine;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.StepView;
import dev.stepgate.run.store.Decision;
import dev.stepgate.run.store.Holder;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import dev.stepgate.web.runs.Operations.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what can be done with a run, and what that would do. */
@Component
final class NextSteps {
  private final Engine engine;
  private final Access access;

  NextSteps(Engine engine, Access access) {
    this.engine = engine;
    this.access = access;
  }

  /** Changes with everything that makes other things possible; the same for everybody. */
  String token(RunView run) {
    return run.state()
        + "-"
        + run.attempts()
        + "-"
        + ChosenStep.current(run)
        + "-"
        + tries(run)
        + (run.state().equals("waiting") && decision(run).isPresent() ? "-decided" : "");
  }

  Next of(RunView run, History history, @Nullable Answer given) {
    StepView step = current(run);
    StepLine line = step == null ? null : StepLine.of(run, step, "");
    StepAttempt last = step == null ? null : history.lastAttempt(step.id()).orElse(null);
    boolean stopped = isStopped(run);
    return new Next(
        token(run),
        kind(run.state()),
        heading(run, line),
        stopped ? reason(history, last) : "",
        last == null || !stopped ? "" : last.hint(),
        last == null || !stopped
            ? List.of()
            : last.checks().stream().map(CheckLook::of).filter(CheckLook::failed).toList(),
        line,
        question(run, given),
        run.state().equals("waiting") ? Next.said(decision(run)) : null,
        access.has(Right.START, run.runbook()) ? deeds(run, history, line, last) : List.of(),
        access.has(Right.START, run.runbook()) ? others(run, history) : List.of());
  }

  private static boolean isStopped(RunView run) {
    return !run.state().equals("passed")
        && !run.state().equals("running")
        && !run.state().equals("waiting");
  }

  private List<Deed> deeds(
      RunView run, History history, @Nullable StepLine step, @Nullable StepAttempt last) {
    List<String> secrets = secrets(history);
    return switch (run.state()) {
      case "failed", "rejected", "refused" ->
          List.of(Deed.resume(goesOn(run, history, step), secrets));
      case "interrupted" ->
          isUnknown(last) && step != null
              ? List.of(Deed.accept(step, secrets), Deed.redo(step, secrets))
              : List.of(Deed.resume(goesOn(run, history, step), secrets));
      case "waiting" ->
          alive(run) ? List.of() : List.of(Deed.resume(goesOn(run, history, step), secrets));
      default -> List.of();
    };
  }

  /** Whether a process works on it or waits in it. */
  private boolean alive(RunView run) {
    return engine
        .store()
        .leases()
        .holder(run.target())
        .filter(holder -> holder.runId().equals(run.runId()))
        .filter(holder -> holder.state() == Holder.State.ALIVE)
        .isPresent();
  }

  private static List<Deed> others(RunView run, History history) {
    List<Deed> others = new ArrayList<>();
    if (List.of("failed", "rejected", "refused").contains(run.state())) {
      others.add(Deed.changed(secrets(history)));
    }
    if (!List.of("passed", "aborted", "damaged").contains(run.state())) {
      others.add(Deed.abort(run.target()));
    }
    return others;
  }

  private static boolean isUnknown(@Nullable StepAttempt last) {
    return last != null && last.progress() == StepAttempt.Progress.UNKNOWN;
  }

  private static String goesOn(RunView run, History history, @Nullable StepLine step) {
    String before =
        history
            .lastPassed()
            .map(id -> " Before that the check of step " + id + " is made again.")
            .orElse("");
    return step == null
        ? "Goes on where the run stopped."
        : "Goes on with step " + step.number() + " (" + step.title() + "). " + passed(run) + before;
  }

  private static String passed(RunView run) {
    return switch ((int) run.passed()) {
      case 0 -> "No step has passed yet.";
      case 1 -> "The step that has passed is not run again.";
      default -> "The " + run.passed() + " steps that have passed are not run again.";
    };
  }

  private static List<String> secrets(History history) {
    return history.begins()
        ? history.run().fields().path("secrets").properties().stream()
            .filter(secret -> secret.getValue().asString("").equals("prompt"))
            .map(java.util.Map.Entry::getKey)
            .toList()
        : List.of();
  }

  private @Nullable QuestionLook question(RunView run, @Nullable Answer given) {
    if (!run.state().equals("waiting") || decision(run).isPresent()) {
      return null;
    }
    Prompt prompt = engine.waiting(run.runId());
    return QuestionLook.of(
        prompt, given, access.has(Right.CONFIRM, run.runbook()), access.person());
  }

  private Optional<Decision> decision(RunView run) {
    String step = ChosenStep.current(run);
    return engine.store().decisions().find(run.runId(), step, tries(run));
  }

  private static int tries(RunView run) {
    StepView step = current(run);
    return step == null || step.attempts().isEmpty()
        ? 0
        : step.attempts().get(step.attempts().size() - 1).attempt();
  }

  private static @Nullable StepView current(RunView run) {
    String id = ChosenStep.current(run);
    return run.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElse(null);
  }

  private static String reason(History history, @Nullable StepAttempt last) {
    String ofStep = last == null ? "" : last.reason();
    return ofStep.isEmpty()
        ? history.lastAttempt().map(RunAttempt::end).map(end -> end.text("reason")).orElse("")
        : ofStep;
  }

  private static String kind(String state) {
    return switch (state) {
      case "passed" -> "good";
      case "failed", "rejected", "refused", "damaged", "missing" -> "bad";
      case "waiting" -> "wait";
      case "running" -> "going";
      default -> "unknown";
    };
  }

  private static String heading(RunView run, @Nullable StepLine step) {
    String which = step == null ? "The run" : "Step " + step.number() + ", " + step.title() + ",";
    return switch (run.state()) {
      case "passed" ->
          run.steps().size() == 1
              ? "The step has passed"
              : "All " + run.steps().size() + " steps have passed";
      case "failed" -> which + " failed";
      case "rejected" -> which + " was rejected";
      case "refused" -> "The run was refused";
      case "waiting" -> which + " waits for a person";
      case "running" -> which + " runs";
      case "interrupted" -> which + " was interrupted";
      case "aborted" -> "The run was aborted";
      case "damaged" -> "The log of this run is damaged";
      default -> "The log of this run is missing";
    };
  }
}
