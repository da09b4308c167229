package dev.stepgate.data.mask;

import dev.stepgate.data.schema.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rules that need nothing but a name. */
enum RuleName {
  NAME(1, Draw.SUFFIX, words(Words::name)),
  FIRST_NAME(1, Draw.SUFFIX, words(Words::firstName)),
  LAST_NAME(1, Draw.SUFFIX, words(Words::lastName)),
  COMPANY(1, Draw.SUFFIX, words(Words::company)),
  EMAIL(
      EmailFake.SHORTEST,
      EmailFake.SHORTEST_UNIQUE,
      (name, key, shape) -> new EmailFake(key.drawing(name), shape)),
  PHONE(1, 1, permuted(ShapedText::phone)),
  STREET(1, Draw.SUFFIX, words(Words::street)),
  CITY(1, Draw.SUFFIX, words(Words::city)),
  POSTCODE(1, 1, permuted(ShapedText::of)),
  COUNTRY(1, Integer.MAX_VALUE, (name, key, shape) -> new CountryFake(key.drawing(name), shape)),
  IBAN(1, 1, (name, key, shape) -> new IbanFake(key, shape)),
  URL(
      UrlFake.SHORTEST,
      UrlFake.SHORTEST_UNIQUE,
      (name, key, shape) -> new UrlFake(key.drawing(name), shape)),
  IP(1, 1, (name, key, shape) -> new IpFake(key, shape)),
  USERNAME(1, Draw.SUFFIX, (name, key, shape) -> new UsernameFake(key.drawing(name), shape)),
  UUID(1, 1, permuted(ShapedText::uuid), Kind.TEXT, Kind.UUID, Kind.BINARY),
  NUMBER(
      1,
      1,
      (name, key, shape) -> new NumberFake(key, shape),
      Kind.INTEGER,
      Kind.DECIMAL,
      Kind.FLOAT),
  TEXT(1, Draw.SUFFIX, (name, key, shape) -> new TextFake(key.drawing(name), shape)),
  DIGITS(1, 1, permuted(ShapedText::digits)),
  TOKEN(1, 1, RuleName::token, Kind.TEXT, Kind.BINARY),
  HASH(
      1,
      HashFake.SHORTEST_UNIQUE,
      (name, key, shape) -> new HashFake(key.drawing(name), shape),
      Kind.TEXT,
      Kind.BINARY),
  KEY(1, 1, RuleName::key, Kind.INTEGER, Kind.DECIMAL, Kind.TEXT, Kind.UUID, Kind.BINARY);

  /** How the fakes of one rule are made. */
  private interface Making {
    Fake make(String purpose, MaskingKey key, ColumnShape shape);
  }

  private final int shortest;
  private final int shortestUnique;
  private final Making making;
  private final Set<Kind> kinds;

  RuleName(int shortest, int shortestUnique, Making making) {
    this(shortest, shortestUnique, making, Kind.TEXT);
  }

  RuleName(int shortest, int shortestUnique, Making making, Kind first, Kind... more) {
    this.shortest = shortest;
    this.shortestUnique = shortestUnique;
    this.making = making;
    this.kinds = EnumSet.of(first, more);
  }

  static Optional<RuleName> named(String text) {
    return Arrays.stream(values()).filter(name -> name.text().equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(RuleName::text).toList();
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Fake fake(MaskingKey key, ColumnShape shape) {
    return making.make(text(), key, shape);
  }

  Optional<String> objection(ColumnShape shape) {
    if (!takes(shape)) {
      return Optional.of("its type is " + shape.type());
    }
    if (shape.unique() && (shape.kind() == Kind.FLOAT || this == COUNTRY)) {
      return Optional.of("it is unique");
    }
    if (shape.longest() < shortest) {
      return Optional.of("it holds " + shape.longest() + " characters of the " + shortest);
    }
    return shape.unique() && shape.longest() < shortestUnique
        ? Optional.of("it is unique in " + shape.longest() + " characters of the " + shortestUnique)
        : Optional.empty();
  }

  private boolean takes(ColumnShape shape) {
    if (kinds.contains(Kind.TEXT) && shape.isText() || this == IP && shape.isAddress()) {
      return true;
    }
    return shape.kind() != Kind.TEXT && kinds.contains(shape.kind());
  }

  private static Making words(Function<Draw, String> words) {
    return (name, key, shape) -> new ChosenFake(key.drawing(name), words, shape);
  }

  private static Making permuted(Function<String, ShapedText> shaping) {
    return (name, key, shape) -> new PermutedFake(key, name, shaping, shape);
  }

  private static Fake token(String name, MaskingKey key, ColumnShape shape) {
    return shape.kind() == Kind.BINARY || shape.kind() == Kind.UUID
        ? new PermutedFake(
            key, name, text -> ShapedText.hex(text, shape.kind() == Kind.UUID), shape)
        : new PermutedFake(key, name, ShapedText::of, shape);
  }

  private static Fake key(String name, MaskingKey key, ColumnShape shape) {
    return switch (shape.kind()) {
      case INTEGER -> new KeyFake(key, shape);
      case DECIMAL -> new NumberFake(key, shape);
      default -> token(name, key, shape);
    };
  }
}
