package dev.stepgate.runbook;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every {@code ${NAME}} is declared where it is used, and no secret stands where people read. */
final class ReferenceRules {
  private final Runbook runbook;
  private final References references;

  ReferenceRules(Runbook runbook, Problems problems, Places places) {
    this.runbook = runbook;
    this.references = new References(secret(runbook), declared(runbook), problems, places);
  }

  void check() {
    Set<String> given = new LinkedHashSet<>(Runbook.GIVEN);
    given.remove("STEP_ID");
    references.check(runbook.env(), given);
    Set<String> known = new LinkedHashSet<>(required());
    lock(known);
    known.addAll(given);
    inputs(known);
    references.checkShown(runbook.title(), plus(known, runbook.secrets().keySet()));
    references.check(runbook.secrets(), known);
    known.addAll(runbook.secrets().keySet());
    references.check(runbook.hosts(), known);
    references.check(runbook.databases(), known);
    references.check(runbook.needs(), known);
    known.add("STEP_ID");
    runbook.steps().forEach(step -> step(step, known));
    arguments();
  }

  /** A lock that differs from run to run would lock nothing. */
  private void lock(Set<String> required) {
    Set<String> stable = plus(required, runbook.inputs().keySet());
    references.checkShown(runbook.lock(), plus(stable, runbook.secrets().keySet()));
  }

  private void inputs(Set<String> known) {
    runbook
        .inputs()
        .forEach(
            (name, input) -> {
              references.check(input, known);
              known.add(name);
            });
  }

  private void arguments() {
    runbook.hosts().values().forEach(host -> references.refuseSecrets(host.reach()));
    runbook.steps().forEach(step -> references.refuseSecrets(step.options().as()));
    Parts.in(List.of(runbook.needs(), runbook.steps()), Check.class)
        .forEach(check -> references.refuseSecrets(check.options().as()));
  }

  private void step(Step step, Set<String> known) {
    Step.Options options = step.options();
    references.check(options.env(), known);
    Set<String> inside = plus(known, options.env().keySet());
    references.checkShown(
        Arrays.asList(options.title(), options.why(), options.hint(), options.unchecked()), inside);
    references.check(
        Arrays.asList(options.on(), options.as(), options.cwd(), options.timeout()), inside);
    references.check(options.capture(), inside);
    action(step.action(), inside);
    references.check(step.needs(), inside);
    references.check(step.checks(), plus(inside, options.capture().keySet()));
    known.addAll(options.capture().keySet());
  }

  private void action(@Nullable Action action, Set<String> known) {
    if (action != null && action.kind().isShownToPeople()) {
      references.checkShown(action.fields(), known);
    } else if (action != null) {
      references.check(action.fields(), plus(known, action.kind().names(action.fields())));
    }
  }

  /** A secret by whatever name: its own, that of its variable, that of an input that holds it. */
  private static Set<String> secret(Runbook runbook) {
    Set<String> names = new LinkedHashSet<>(runbook.secrets().keySet());
    runbook.secrets().values().stream()
        .map(Runbook.Secret::env)
        .filter(Objects::nonNull)
        .forEach(names::add);
    runbook
        .inputs()
        .forEach(
            (name, input) -> {
              if (Parts.in(input, Text.class).anyMatch(text -> holdsAny(text, names))) {
                names.add(name);
              }
            });
    return names;
  }

  private static boolean holdsAny(Text text, Set<String> names) {
    return text.names().stream().anyMatch(names::contains);
  }

  private static Set<String> declared(Runbook runbook) {
    Set<String> names = new LinkedHashSet<>(Runbook.GIVEN);
    names.addAll(runbook.inputs().keySet());
    names.addAll(runbook.secrets().keySet());
    for (Step step : runbook.steps()) {
      names.addAll(step.options().capture().keySet());
      names.addAll(step.options().env().keySet());
    }
    return names;
  }

  private Collection<String> required() {
    return runbook.env() == null ? Set.of() : runbook.env().require();
  }

  private static Set<String> plus(Collection<String> names, Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(more);
    return all;
  }
}
