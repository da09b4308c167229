package dev.stepgate.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the map of one check into a check of the kind that it names. */
final class CheckBinder {
  private final Binder binder;
  private final Problems problems;
  private final Places places;
  private final Map<String, CheckKind> kinds;

  CheckBinder(Binder binder, Problems problems, Places places, Map<String, CheckKind> kinds) {
    this.binder = binder;
    this.problems = problems;
    this.places = places;
    this.kinds = kinds;
  }

  @Nullable Check bind(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          node.place(), "a check is a map, not " + node.describe(), "Start it with " + oneOfUs());
      return null;
    }
    List<CheckKind> named =
        mapping.entries().stream()
            .filter(e -> kinds.containsKey(e.key()))
            .map(e -> kinds.get(e.key()))
            .toList();
    if (named.size() == 1) {
      return bind(mapping, named.get(0));
    }
    refuse(mapping, named);
    return null;
  }

  private void refuse(Node.Mapping mapping, List<CheckKind> named) {
    if (named.size() > 1) {
      problems.add(
          mapping.placeOf(named.get(1).key()),
          "a check with both '" + named.get(0).key() + "' and '" + named.get(1).key() + "'",
          "Make two checks of it.");
      return;
    }
    int before = problems.count();
    binder.refuseOthers(mapping, allKeys(), Map.of());
    if (problems.count() == before) {
      problems.add(mapping.place(), "a check that looks at nothing", "Add " + oneOfUs());
    }
  }

  private Check bind(Node.Mapping mapping, CheckKind kind) {
    int before = problems.count();
    binder.refuseOthers(mapping, known(kind), elsewhere(kind));
    refuseUnsupported(mapping, kind);
    Record fields = binder.components(kind.fields(), mapping);
    SubjectRule.check(kind.key(), mapping, problems);
    EffectRule.check(kind.key(), kind.withoutEffect(), mapping, problems);
    Expectations expect = binder.components(Expectations.class, mapping);
    Check.Options options = binder.components(Check.Options.class, mapping);
    Check check = new Check(kind, fields, expect, options, mapping.place());
    new CheckRules(problems, places).check(check, mapping);
    if (problems.count() == before) {
      kind.validate(
          fields,
          expect,
          (key, message, hint) -> problems.add(mapping.placeOf(key), message, hint));
    }
    return places.put(check, mapping);
  }

  private void refuseUnsupported(Node.Mapping mapping, CheckKind kind) {
    for (String key : Key.namesOf(Expectations.class)) {
      if (mapping.entry(key).isPresent() && !kind.expectations().contains(key)) {
        problems.add(
            mapping.placeOf(key),
            "'" + kind.key() + "' checks know no '" + key + "'",
            "They know " + String.join(", ", new TreeSet<>(kind.expectations())) + ".");
      }
    }
  }

  /** Unsupported expectations count as known, since they get a message of their own. */
  private static List<String> known(CheckKind kind) {
    return Stream.of(kind.fields(), Expectations.class, Check.Options.class)
        .flatMap(type -> Key.namesOf(type).stream())
        .toList();
  }

  private Map<String, String> elsewhere(CheckKind kind) {
    return Owners.of(kinds, CheckKind::fields, kind.key());
  }

  private List<String> allKeys() {
    List<String> keys = new ArrayList<>(kinds.keySet());
    Set<String> more = new TreeSet<>();
    kinds.values().forEach(kind -> more.addAll(known(kind)));
    keys.addAll(more);
    return keys;
  }

  private String oneOfUs() {
    return "one of '" + String.join("', '", kinds.keySet()) + "'.";
  }
}
