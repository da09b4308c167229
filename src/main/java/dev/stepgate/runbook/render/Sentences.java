package dev.stepgate.runbook.render;

import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Kinds;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the kinds say about their own keys, for those that have no phrase here. */
final class Sentences {
  private final Set<String> actions;
  private final Set<String> checks;
  private final Map<String, Map<String, String>> about = new HashMap<>();

  private Sentences(Kinds kinds) {
    this.actions = kinds.actions().keySet();
    this.checks = kinds.checks().keySet();
    kinds.checks().forEach((key, kind) -> about.put("check " + key, sentences(kind.fields())));
    kinds.actions().forEach((key, kind) -> about.put(key, sentences(kind.fields())));
  }

  static Sentences installed() {
    return new Sentences(Kinds.installed());
  }

  boolean isAction(String key) {
    return actions.contains(key);
  }

  boolean isCheck(String key) {
    return checks.contains(key);
  }

  /** All keys that belong to kinds. */
  Set<String> keys() {
    return about.values().stream()
        .flatMap(own -> own.keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The sentence about a key of an action. */
  Optional<String> about(String action, String key) {
    return Optional.ofNullable(about.getOrDefault(action, Map.of()).get(key));
  }

  private static Map<String, String> sentences(Class<? extends Record> fields) {
    return Arrays.stream(fields.getRecordComponents())
        .filter(part -> part.isAnnotationPresent(Doc.class))
        .collect(Collectors.toMap(Sentences::name, part -> part.getAnnotation(Doc.class).value()));
  }

  private static String name(RecordComponent part) {
    Doc doc = part.getAnnotation(Doc.class);
    return doc.key().isEmpty()
        ? part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
        : doc.key();
  }
}
