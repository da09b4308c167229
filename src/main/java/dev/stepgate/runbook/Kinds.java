package dev.stepgate.runbook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that a step can do and all that a check can look at, by key. */
public record Kinds(Map<String, ActionKind> actions, Map<String, CheckKind> checks) {

  public static Kinds of(
      Collection<? extends ActionKind> actions, Collection<? extends CheckKind> checks) {
    return new Kinds(byKey(actions, ActionKind::key), byKey(checks, CheckKind::key));
  }

  /** The kinds on the class path. */
  public static Kinds installed() {
    return of(found(ActionKind.class), found(CheckKind.class));
  }

  private static <K> List<K> found(Class<K> type) {
    return ServiceLoader.load(type).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static <K> Map<String, K> byKey(Collection<? extends K> kinds, Function<K, String> key) {
    return kinds.stream()
        .collect(Collectors.toMap(key, kind -> kind, Kinds::twice, () -> new TreeMap<>()));
  }

  private static <K> K twice(K one, K other) {
    throw new IllegalStateException("two kinds for one key: " + one + " and " + other);
  }
}
