package dev.stepgate.runbook;

import java.util.LinkedHashMap;
import java.util.Map;

/** One name means one thing: it is declared once. */
final class DeclarationRules {
  private final Runbook runbook;
  private final Problems problems;
  private final Places places;
  private final Map<String, Place> declared = new LinkedHashMap<>();

  DeclarationRules(Runbook runbook, Problems problems, Places places) {
    this.runbook = runbook;
    this.problems = problems;
    this.places = places;
  }

  void check() {
    if (runbook.env() != null) {
      runbook.env().require().forEach(name -> declare(name, places.of(name).orElse(Place.START)));
    }
    runbook.inputs().keySet().forEach(name -> declare(name, key(runbook.inputs(), name)));
    runbook.secrets().forEach(this::secret);
    runbook.steps().forEach(step -> keys(step.options().capture()));
    runbook.hosts().values().forEach(host -> local(host.env()));
    runbook.steps().forEach(step -> local(step.options().env()));
  }

  /** A required variable may be a secret as well, as long as it is the same variable. */
  private void secret(String name, Runbook.Secret secret) {
    boolean same =
        name.equals(secret.env())
            && runbook.env() != null
            && runbook.env().require().contains(name);
    if (!same) {
      declare(name, key(runbook.secrets(), name));
    }
  }

  private void keys(Map<String, ?> map) {
    map.keySet().forEach(name -> declare(name, key(map, name)));
  }

  /**
   * The variables of a host or a step do not reach others, but must not hide what all steps see.
   */
  private void local(Map<String, ?> map) {
    map.keySet().stream()
        .filter(declared::containsKey)
        .forEach(name -> refuse(name, key(map, name)));
  }

  private void declare(String name, Place place) {
    if (declared.containsKey(name)) {
      refuse(name, place);
    }
    declared.putIfAbsent(name, place);
  }

  private void refuse(String name, Place place) {
    problems.add(
        place,
        "the name " + Shown.quoted(name) + " is taken",
        "Line " + declared.get(name).line() + " declares it; choose another.");
  }

  private Place key(Map<String, ?> map, String name) {
    return places.ofKey(map, name).orElse(Place.START);
  }
}
