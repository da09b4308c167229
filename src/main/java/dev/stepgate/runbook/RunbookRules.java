package dev.stepgate.runbook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What must be true of a runbook as a whole. */
final class RunbookRules {
  private final Runbook runbook;
  private final Problems problems;
  private final Places places;

  RunbookRules(Runbook runbook, Problems problems, Places places) {
    this.runbook = runbook;
    this.problems = problems;
    this.places = places;
  }

  void check() {
    uniqueIds();
    runbook.secrets().forEach(this::oneSource);
    new DeclarationRules(runbook, problems, places).check();
    new ReferenceRules(runbook, problems, places).check();
    new HostRules(runbook, problems, places).check();
    new DatabaseRules(runbook, problems, places).check();
  }

  private void uniqueIds() {
    Map<String, Step> seen = new HashMap<>();
    for (Step step : runbook.steps()) {
      Step first = seen.putIfAbsent(step.id().toLowerCase(Locale.ROOT), step);
      if (first != null && !step.id().isEmpty()) {
        problems.add(
            places.of(step.id()).orElse(step.place()),
            "the step id " + Shown.quoted(step.id()) + " is taken",
            "The step in line " + first.place().line() + " has it; choose another.");
      }
    }
  }

  private void oneSource(String name, Runbook.Secret secret) {
    long sources =
        Stream.of(secret.env(), secret.file(), secret.command(), secret.prompt())
            .filter(Objects::nonNull)
            .count();
    if (sources != 1) {
      problems.add(
          places.ofKey(runbook.secrets(), name).orElse(Place.START),
          "the secret "
              + Shown.quoted(name)
              + (sources == 0 ? " has no source" : " has " + sources + " sources"),
          "Give exactly one of env, file, command and prompt.");
    }
  }
}
