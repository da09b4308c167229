package dev.stepgate.runbook;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tree into records; what cannot be turned is reported, and stands as if it were missing.
 */
final class Binder {
  private final Problems problems;
  private final Places places;
  private final Values values;
  private final Map<Class<?>, Function<Node, @Nullable Object>> own = new LinkedHashMap<>();

  Binder(Problems problems, Places places, Kinds kinds) {
    this.problems = problems;
    this.places = places;
    this.values = new Values(problems, places);
    CheckBinder checks = new CheckBinder(this, problems, places, kinds.checks());
    own.put(Check.class, checks::bind);
    own.put(Step.class, new StepBinder(this, problems, places, kinds)::bind);
  }

  /** A whole map: its keys must be those of the record. */
  <R extends Record> R record(Class<R> type, Node.Mapping mapping) {
    refuseOthers(mapping, Key.namesOf(type), Map.of());
    return components(type, mapping);
  }

  /** The keys of one record among those of others. */
  <R extends Record> R components(Class<R> type, Node.Mapping mapping) {
    Object[] arguments = Key.of(type).stream().map(key -> component(key, mapping)).toArray();
    return places.put(construct(type, arguments), mapping);
  }

  @Nullable Object component(Key key, Node.Mapping mapping) {
    Optional<Node.Entry> entry = mapping.entry(key.name());
    if (entry.isEmpty() && key.doc().required()) {
      missing(key, mapping);
    }
    Object value = entry.map(found -> value(key, found.value())).orElse(null);
    return value == null ? Missing.valueOf(key) : value;
  }

  private void missing(Key key, Node.Mapping mapping) {
    boolean misspelt =
        key.name().length() > 3
            && mapping.entries().stream()
                .anyMatch(entry -> Nearest.to(entry.key(), List.of(key.name())).isPresent());
    if (!misspelt) {
      problems.add(
          mapping.place(),
          "the key '" + key.name() + "' is missing",
          "Add '" + key.name() + ":'. " + key.doc().value());
    }
  }

  /**
   * @param elsewhere keys that exist, but not with what stands here, and what they belong to
   */
  void refuseOthers(Node.Mapping mapping, Collection<String> known, Map<String, String> elsewhere) {
    for (Node.Entry entry : mapping.entries()) {
      String owner = elsewhere.get(entry.key());
      if (known.contains(entry.key()) || problems.isFull()) {
        continue;
      }
      if (owner != null) {
        problems.add(
            entry.place(),
            "'" + entry.key() + "' only goes with '" + owner + "'",
            "Remove it, or use '" + owner + "' here.");
      } else {
        problems.add(
            entry.place(),
            "unknown key " + Shown.quoted(entry.key()),
            Nearest.hint(entry.key(), known, "Known here: " + String.join(", ", known) + "."));
      }
    }
  }

  private @Nullable Object value(Key key, Node node) {
    if (node instanceof Node.Refused) {
      return null;
    }
    if (node.isEmpty()) {
      problems.add(
          node.place(), "'" + key.name() + "' has no value", "Give it a value, or remove it.");
      return null;
    }
    return typed(key, key.type(), node);
  }

  private @Nullable Object typed(Key key, Type type, Node node) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? list(key, element, node)
          : map(key, element, node);
    }
    Class<?> plain = (Class<?>) type;
    if (own.containsKey(plain)) {
      return own.get(plain).apply(node);
    }
    return plain.isRecord() && ScalarType.of(plain).isEmpty() && plain != JsonTemplate.class
        ? nested(key, plain.asSubclass(Record.class), node)
        : values.of(key, plain, node);
  }

  private @Nullable Object nested(Key key, Class<? extends Record> type, Node node) {
    if (node instanceof Node.Mapping mapping) {
      return record(type, mapping);
    }
    values.mismatch(key, "a map with " + String.join(", ", Key.namesOf(type)), node);
    return null;
  }

  private List<?> list(Key key, Type element, Node node) {
    List<Node> items = node instanceof Node.Sequence many ? many.items() : List.of(node);
    if (element == Step.class && !(node instanceof Node.Sequence)) {
      values.mismatch(key, "a list", node);
      return List.of();
    }
    if (items.isEmpty() && key.doc().required()) {
      problems.add(node.place(), "'" + key.name() + "' is empty", "Add at least one.");
    }
    Key one = new Key(key.name(), element, key.doc());
    return places.put(
        Collections.unmodifiableList(
            new ArrayList<>(
                items.stream().map(item -> value(one, item)).filter(Objects::nonNull).toList())),
        node.place());
  }

  private @Nullable Map<String, ?> map(Key key, Type element, Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      values.mismatch(key, "a map", node);
      return null;
    }
    Map<String, Object> bound = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Object value = value(new Key(entry.key(), element, Missing.PLAIN), entry.value());
      key.doc().name().check(entry.key(), entry.place()).ifPresent(problems::add);
      if (value != null) {
        bound.put(entry.key(), value);
      }
    }
    return places.put(Collections.unmodifiableMap(bound), mapping);
  }

  private static <R extends Record> R construct(Class<R> type, Object[] arguments) {
    try {
      return type.cast(Shape.of(type).constructor().newInstance(arguments));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make a " + type.getName(), impossible);
    }
  }
}
