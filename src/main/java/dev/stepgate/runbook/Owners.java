package dev.stepgate.runbook;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Which kind a key belongs to, for keys that stand beside the wrong kind. */
final class Owners {
  private Owners() {}

  static <K> Map<String, String> of(
      Map<String, K> kinds, Function<K, Class<? extends Record>> fields, String except) {
    Map<String, String> owners = new HashMap<>();
    kinds.forEach(
        (key, kind) -> {
          if (!key.equals(except)) {
            Key.namesOf(fields.apply(kind)).forEach(name -> owners.putIfAbsent(name, key));
          }
        });
    return owners;
  }
}
