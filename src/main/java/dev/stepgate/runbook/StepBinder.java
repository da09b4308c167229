package dev.stepgate.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the map of one step into a step with the one action that it names. */
final class StepBinder {
  private static final List<Key> CHECKS = Key.of(Step.class);

  private final Binder binder;
  private final Problems problems;
  private final Places places;
  private final Map<String, ActionKind> kinds;

  StepBinder(Binder binder, Problems problems, Places places, Kinds kinds) {
    this.binder = binder;
    this.problems = problems;
    this.places = places;
    this.kinds = kinds.actions();
  }

  @Nullable Step bind(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(node.place(), "a step is a map, not " + node.describe(), "Start it with 'id:'.");
      return null;
    }
    List<ActionKind> named =
        mapping.entries().stream()
            .filter(e -> kinds.containsKey(e.key()))
            .map(e -> kinds.get(e.key()))
            .toList();
    if (named.size() > 1) {
      refuseSecond(mapping, named);
    }
    return bind(mapping, named.isEmpty() ? null : named.get(0), named.size());
  }

  private void refuseSecond(Node.Mapping mapping, List<ActionKind> named) {
    problems.add(
        mapping.placeOf(named.get(1).key()),
        "a step with both '" + named.get(0).key() + "' and '" + named.get(1).key() + "'",
        "A step does one thing; make two steps of it.");
  }

  private Step bind(Node.Mapping mapping, @Nullable ActionKind kind, int actions) {
    if (actions < 2) {
      binder.refuseOthers(mapping, known(kind), Owners.of(kinds, ActionKind::fields, ""));
    }
    Step.Options options = binder.components(Step.Options.class, mapping);
    Action action = kind == null ? null : action(mapping, kind);
    Step step =
        new Step(
            options,
            action,
            checks(0, mapping),
            checks(1, mapping),
            Canonical.json(mapping),
            mapping.place());
    new StepRules(problems, places).check(step, mapping);
    return places.put(step, mapping);
  }

  private Action action(Node.Mapping mapping, ActionKind kind) {
    int before = problems.count();
    Record fields = binder.components(kind.fields(), mapping);
    SubjectRule.check(kind.key(), mapping, problems);
    EffectRule.check(kind.key(), kind.withoutEffect(), mapping, problems);
    if (problems.count() == before) {
      kind.validate(
          fields, (key, message, hint) -> problems.add(mapping.placeOf(key), message, hint));
    }
    return new Action(kind, fields, mapping.placeOf(kind.key()));
  }

  @SuppressWarnings("unchecked")
  private List<Check> checks(int index, Node.Mapping mapping) {
    Object checks = binder.component(CHECKS.get(index), mapping);
    return checks == null ? List.of() : (List<Check>) checks;
  }

  private List<String> known(@Nullable ActionKind kind) {
    List<String> known = new ArrayList<>(Key.namesOf(Step.Options.class));
    CHECKS.forEach(key -> known.add(key.name()));
    known.addAll(kind == null ? kinds.keySet() : Key.namesOf(kind.fields()));
    return known;
  }
}
