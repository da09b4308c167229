package dev.stepgate.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns one piece of text into a value of the wanted type, or says what was expected. */
final class Values {
  private final Problems problems;
  private final Places places;

  Values(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  @Nullable Object of(Key key, Class<?> type, Node node) {
    if (type == JsonTemplate.class) {
      return new JsonTemplate(new JsonValues(problems, places).of(node));
    }
    if (!(node instanceof Node.Scalar scalar)) {
      mismatch(key, wanted(type), node);
      return null;
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(key, scalar);
    }
    return type.isEnum() ? constant(key, type, scalar) : simple(key, type, scalar);
  }

  void mismatch(Key key, String wanted, Node found) {
    problems.add(
        found.place(),
        "'" + key.name() + "' wants " + wanted + ", not " + found.describe(),
        key.doc().value());
  }

  private @Nullable Object truth(Key key, Node.Scalar scalar) {
    if (scalar.plain() && List.of("true", "false").contains(scalar.text())) {
      return Boolean.valueOf(scalar.text());
    }
    mismatch(key, "true or false", scalar);
    return null;
  }

  private @Nullable Object constant(Key key, Class<?> type, Node.Scalar scalar) {
    Optional<?> constant =
        Arrays.stream(type.getEnumConstants())
            .filter(one -> name(one).equals(scalar.text()))
            .findFirst();
    if (constant.isEmpty()) {
      mismatch(key, wanted(type), scalar);
    }
    return constant.orElse(null);
  }

  private @Nullable Object simple(Key key, Class<?> type, Node.Scalar scalar) {
    ScalarType wanted =
        ScalarType.of(type)
            .orElseThrow(() -> new IllegalStateException("no YAML form for " + type));
    if (scalar.text().length() > wanted.longest()) {
      problems.add(scalar.place(), "'" + key.name() + "' is too long", key.doc().value());
      return null;
    }
    if (!isAllowed(key, scalar)) {
      return null;
    }
    try {
      Text text = places.put(new Text(scalar.text()), scalar.place());
      return places.put(wanted.of().apply(text), scalar.place());
    } catch (IllegalArgumentException wrong) {
      problems.add(scalar.place(), key.name() + ": " + wrong.getMessage(), key.doc().value());
      return null;
    }
  }

  private boolean isAllowed(Key key, Node.Scalar scalar) {
    Optional<Problem> wrong = key.doc().name().check(scalar.text(), scalar.place());
    wrong.ifPresent(problems::add);
    return wrong.isEmpty();
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return String.join(" or ", constants(type));
    }
    return ScalarType.of(type).map(ScalarType::wanted).orElse("true or false");
  }

  private static String name(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(one -> name(one)).toList();
  }
}
