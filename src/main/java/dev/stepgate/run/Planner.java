package dev.stepgate.run;

import dev.stepgate.host.Answered;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.run.Plan.PlannedAction;
import dev.stepgate.run.Plan.PlannedHost;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ManualStep;
import dev.stepgate.step.ResetStep;
import dev.stepgate.step.StepKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a plan: reads the runbook and its env file, and runs, asks and opens nothing. */
public final class Planner {
  private final Runbook runbook;
  private final Path workFolder;
  private final Foresight foresight;
  private final Whereabouts whereabouts;

  private Planner(Runbook runbook, Path workFolder, Foresight foresight) {
    this.runbook = runbook;
    this.workFolder = workFolder;
    this.foresight = foresight;
    this.whereabouts = new Whereabouts(runbook, workFolder, foresight);
  }

  public static Plan plan(Path file, Map<String, String> chosen, Map<String, String> environment) {
    Runbook runbook = new RunbookLoader().load(file).orThrow();
    Path workFolder = Path.of("").toAbsolutePath();
    Foresight foresight = Foresight.of(runbook, file, chosen, environment, workFolder);
    return new Planner(runbook, workFolder, foresight).plan();
  }

  /** The same, and who answers on each host. */
  public static Plan reach(Path file, Map<String, String> chosen, Map<String, String> environment) {
    Runbook runbook = new RunbookLoader().load(file).orThrow();
    Path workFolder = Path.of("").toAbsolutePath();
    Foresight foresight = Foresight.of(runbook, file, chosen, environment, workFolder);
    Plan plan = new Planner(runbook, workFolder, foresight).plan();
    try (RunHosts hosts =
        new RunHosts(runbook.hosts(), foresight.values(null), workFolder, record -> {})) {
      return plan.with(plan.hosts().stream().map(host -> reached(host, hosts)).toList());
    }
  }

  private static PlannedHost reached(PlannedHost host, RunHosts hosts) {
    try {
      Answered answered = hosts.reach(host.name());
      String how = answered.who() + ", " + answered.shell() + ", " + answered.system();
      return host.with(how, null);
    } catch (CommandNotStarted silent) {
      return host.with(null, silent.getMessage());
    }
  }

  private Plan plan() {
    UnaryOperator<String> values = foresight.values(null);
    return new Plan(
        runbook.name(),
        runbook.title() == null ? runbook.name() : runbook.title().expand(values),
        runbook.lock() == null ? "runbook " + runbook.name() : runbook.lock().expand(values),
        workFolder.toString(),
        foresight.named(),
        whereabouts.hosts(),
        wanted(runbook.needs(), values),
        runbook.steps().stream().map(this::step).toList(),
        foresight.unknown());
  }

  private PlannedAction step(Step step) {
    UnaryOperator<String> values = foresight.values(step);
    return new PlannedAction(
        runbook.steps().indexOf(step) + 1,
        step.id(),
        step.options().title() == null ? step.id() : step.options().title().expand(values),
        Intents.kind(step),
        whereabouts.on(step),
        whereabouts.as(step),
        whereabouts.where(step),
        command(step, values),
        wanted(step.needs(), values),
        checks(step, values),
        waits(step, values),
        remarks(step));
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String command(Step step, UnaryOperator<String> values) {
    if (step.action() == null) {
      return null;
    }
    if (step.action().fields() instanceof ManualStep.Fields manual) {
      return manual.manual().expand(values).strip();
    }
    StepKind<Record> kind = (StepKind<Record>) step.action().kind();
    return kind.describe(step.action().fields());
  }

  private List<String> wanted(List<Check> checks, UnaryOperator<String> values) {
    return checks.stream().map(check -> whereabouts.wanted(check, values)).toList();
  }

  private List<String> checks(Step step, UnaryOperator<String> values) {
    Text unchecked = step.options().unchecked();
    return unchecked == null
        ? wanted(step.checks(), values)
        : List.of("none: " + unchecked.expand(values));
  }

  private static List<String> waits(Step step, UnaryOperator<String> values) {
    List<String> waits = new ArrayList<>();
    if (step.action() != null && step.action().fields() instanceof ManualStep.Fields manual) {
      waits.add(
          "a person to confirm it" + (manual.notByStarter() ? ", not whoever starts the run" : ""));
      manual.checklist().forEach(item -> waits.add("a tick at: " + item.expand(values)));
      if (manual.type() != null) {
        waits.add("the typed phrase: " + manual.type().expand(values));
      }
    }
    if (step.action() != null && step.action().fields() instanceof ResetStep.Fields reset) {
      Optional.ofNullable(reset.type())
          .ifPresent(phrase -> waits.add("the typed phrase: " + phrase.expand(values)));
    }
    return waits;
  }

  private static List<String> remarks(Step step) {
    List<String> remarks = new ArrayList<>();
    if (step.options().destructive()) {
      remarks.add("destructive");
    }
    if (step.options().repeatable()) {
      remarks.add("may run again after an interruption");
    }
    if (step.options().mustChange()) {
      remarks.add("its checks must fail before the action");
    }
    if (step.options().timeout() != null) {
      remarks.add("ended after " + step.options().timeout().text().raw());
    }
    step.options()
        .capture()
        .keySet()
        .forEach(name -> remarks.add("gives " + name + " to later steps"));
    return remarks;
  }
}
