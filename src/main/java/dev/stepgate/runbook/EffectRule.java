package dev.stepgate.runbook;

import java.util.Map;

/** A key that would change nothing is a mistake: whoever wrote it relies on it. */
final class EffectRule {
  private EffectRule() {}

  static void check(
      String kind, Map<String, String> withoutEffect, Node.Mapping mapping, Problems problems) {
    for (Node.Entry entry : mapping.entries()) {
      String hint = withoutEffect.get(entry.key());
      if (hint != null) {
        problems.add(
            entry.place(), "'" + entry.key() + "' has no effect beside '" + kind + "'", hint);
      }
    }
  }
}
