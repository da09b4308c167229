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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A runbook together with all commands in it. */
final class Reading {
  private final Loaded loaded;
  private final Runbook runbook;
  private final List<String> source;
  private final Map<String, List<Command>> byStep = new LinkedHashMap<>();

  Reading(Loaded loaded, Runbook runbook) {
    this.loaded = loaded;
    this.runbook = runbook;
    this.source =
        List.of(new String(loaded.bytes(), StandardCharsets.UTF_8).split("\r\n|\r|\n", -1));
    runbook.secrets().values().forEach(secret -> add("", Command.Role.SECRET, secret));
    runbook.needs().forEach(check -> add("", Command.Role.CHECK, check.fields()));
    runbook.steps().forEach(this::add);
  }

  Runbook runbook() {
    return runbook;
  }

  List<Command> commands() {
    return byStep.values().stream().flatMap(List::stream).toList();
  }

  List<Command> commandsOf(Step step) {
    return byStep.getOrDefault(step.id(), List.of());
  }

  /** Where a bound value stands, or its step if the value is not known by itself. */
  Place placeOf(Object value, Place otherwise) {
    return loaded.places().of(value).orElse(otherwise);
  }

  Place placeOfKey(Object holder, String key) {
    return loaded.places().ofKey(holder, key).orElse(new Place(1, 1));
  }

  /** Whether the file has the key in a record of the runbook. */
  boolean has(Object holder, String key) {
    return loaded.places().has(holder, key);
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
      Command.Role role = ends ? Command.Role.ACTION : Command.Role.SERVICE;
      add(step.id(), role, step.action().fields());
    }
    step.needs().forEach(check -> add(step.id(), Command.Role.CHECK, check.fields()));
    step.checks().forEach(check -> add(step.id(), Command.Role.CHECK, check.fields()));
  }

  private void add(String step, Command.Role role, Record holder) {
    Parts.in(holder, Shell.class)
        .map(shell -> new Command(role, shell.script(), lines(shell)))
        .forEach(command -> byStep.computeIfAbsent(step, id -> new ArrayList<>()).add(command));
  }

  private List<ShellLine> lines(Shell shell) {
    return ShellLine.of(shell.script(), placeOf(shell, new Place(1, 1)), source);
  }
}
