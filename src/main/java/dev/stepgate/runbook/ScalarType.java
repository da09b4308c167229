package dev.stepgate.runbook;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A type that is written as one piece of text. */
record ScalarType(String wanted, int longest, Function<Text, Object> of) {
  private static final int AMOUNT = 200;
  private static final Map<Class<?>, ScalarType> ALL =
      Map.of(
          String.class, new ScalarType("text", Integer.MAX_VALUE, Text::raw),
          Text.class, new ScalarType("text", Integer.MAX_VALUE, text -> text),
          Sql.class, new ScalarType("a statement or a script", Integer.MAX_VALUE, Sql::new),
          DatabaseName.class,
              new ScalarType("a database", AMOUNT, text -> new DatabaseName(text.raw())),
          Shell.class,
              new ScalarType("a command", Integer.MAX_VALUE, text -> new Shell(text.raw())),
          Span.class, new ScalarType("a duration such as 90s or 10m", AMOUNT, Span::new),
          NumberRange.class,
              new ScalarType("a number such as 7, '>= 7' or 7..9", AMOUNT, NumberRange::new),
          SizeRange.class,
              new ScalarType("a size such as 12KB or 50KB..200KB", AMOUNT, SizeRange::new));

  static Optional<ScalarType> of(Class<?> type) {
    return Optional.ofNullable(ALL.get(type));
  }
}
