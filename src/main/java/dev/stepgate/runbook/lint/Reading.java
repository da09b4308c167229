package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Parts;
import dev.stepgate.runbook.Place;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Shell;
import dev.stepgate.runbook.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A runbook together with all commands in it. */
record Reading(Loaded loaded, Runbook runbook, List<Command> commands) {

  static Reading of(Loaded loaded, Runbook runbook) {
    Reading reading = new Reading(loaded, runbook, new ArrayList<>());
    runbook.secrets().values().forEach(secret -> reading.add(null, Command.Role.SECRET, secret));
    runbook.needs().forEach(check -> reading.add(null, Command.Role.CHECK, check.fields()));
    runbook.steps().forEach(reading::add);
    return reading;
  }

  /** Where a bound value stands, or its step if the value is not known by itself. */
  Place placeOf(Object value, Place otherwise) {
    return loaded.places().of(value).orElse(otherwise);
  }

  Stream<Check> checks() {
    return Stream.concat(
        runbook.needs().stream(),
        runbook.steps().stream()
            .flatMap(step -> Stream.concat(step.needs().stream(), step.checks().stream())));
  }

  private void add(Step step) {
    if (step.action() != null) {
      boolean ends = step.action().kind().hasOutput();
      add(step, ends ? Command.Role.ACTION : Command.Role.SERVICE, step.action().fields());
    }
    step.needs().forEach(check -> add(step, Command.Role.CHECK, check.fields()));
    step.checks().forEach(check -> add(step, Command.Role.CHECK, check.fields()));
  }

  private void add(@Nullable Step step, Command.Role role, Record holder) {
    List<String> source =
        List.of(new String(loaded.bytes(), StandardCharsets.UTF_8).split("\r\n|\r|\n", -1));
    Parts.in(holder, Shell.class)
        .map(shell -> new Command(step, role, shell.script(), lines(shell, source)))
        .forEach(commands::add);
  }

  private List<ShellLine> lines(Shell shell, List<String> source) {
    return ShellLine.of(shell.script(), placeOf(shell, new Place(1, 1)), source);
  }
}
