package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each column of a database seems to hold, by its name and by some of its values. */
final class Guesses {
  private final KeyGroups groups;
  private final Map<ColumnName, ColumnShape> shapes = new TreeMap<>();
  private final Map<ColumnName, Guess> guesses = new TreeMap<>();
  private final Map<ColumnName, JsonSample> json = new TreeMap<>();

  /** Some rows of a table. */
  @FunctionalInterface
  interface Samples {
    /** Rows of all columns that are written, in their order. */
    List<@Nullable String[]> rows(Table table) throws DataError;
  }

  private Guesses(Collection<Table> tables) {
    this.groups = new KeyGroups(tables);
  }

  static Guesses of(Collection<Table> tables, Samples samples) throws DataError {
    Guesses guesses = new Guesses(tables);
    for (Table table : tables) {
      guesses.sample(table, samples.rows(table));
    }
    return guesses;
  }

  /** What is inside of a column that holds JSON. */
  Optional<JsonSample> json(ColumnName name) {
    return Optional.ofNullable(json.get(name));
  }

  /** A rule that fits the column, and all that are tied to it. */
  Guess of(ColumnName name) {
    Set<ColumnName> tied = groups.of(name);
    if (tied.size() > 1) {
      return tied(name, tied);
    }
    Guess guess = guesses.get(name);
    return guess == null ? Guess.keep("") : guess.fitting(shape(name));
  }

  /** Keys say little, unless their name or their values say something. */
  private Guess tied(ColumnName name, Set<ColumnName> tied) {
    ColumnName target = groups.target(name);
    String refers = target.equals(name) ? "" : "refers to " + target;
    ColumnShape common = ColumnShape.common(tied.stream().flatMap(this::shapes).toList());
    return tied.stream()
        .filter(groups::isReferredTo)
        .map(guesses::get)
        .filter(guess -> guess != null && guess.decision() instanceof Decision.Mask)
        .findFirst()
        .map(guess -> guess.fitting(common))
        .map(guess -> refers.isEmpty() ? guess : new Guess(guess.decision(), refers))
        .orElse(Guess.keep(refers));
  }

  private ColumnShape shape(ColumnName name) {
    return Objects.requireNonNull(shapes.get(name));
  }

  /** None of a table that is not ours. */
  private Stream<ColumnShape> shapes(ColumnName name) {
    return Stream.ofNullable(shapes.get(name));
  }

  private void sample(Table table, List<@Nullable String[]> rows) {
    for (int i = 0; i < table.written().size(); i++) {
      int index = i;
      List<String> values =
          rows.stream()
              .map(row -> row[index])
              .filter(Objects::nonNull)
              .filter(value -> !value.isEmpty())
              .toList();
      sample(table, table.written().get(i), values);
    }
  }

  private void sample(Table table, Column column, List<String> values) {
    ColumnName name = new ColumnName(table.name(), column.name());
    ColumnShape shape = ColumnShape.of(column, LedgerCheck.isUnique(table, column.name()));
    shapes.put(name, shape);
    if (isJson(column, values) && !shape.unique()) {
      json.put(name, JsonSample.of(values));
    } else {
      guess(table, column, values).ifPresent(guess -> guesses.put(name, guess));
    }
  }

  private static boolean isJson(Column column, List<String> values) {
    boolean likeJson =
        column.kind() == Kind.TEXT
            && !values.isEmpty()
            && values.stream().allMatch(value -> value.matches("(?s)[{\\[].*"));
    return column.kind() == Kind.JSON || likeJson && values.stream().allMatch(JsonText::isJson);
  }

  private static Optional<Guess> guess(Table table, Column column, List<String> values) {
    Optional<Guess> named = NameGuess.of(table.name().name(), column.name());
    if (named.isPresent()) {
      return named;
    }
    return switch (column.kind()) {
      case TEXT, OTHER ->
          values.isEmpty()
              ? Optional.of(Guess.keep("LOOK: no value to look at"))
              : table.primaryKey().contains(column.name())
                  ? ContentGuess.ofKey(values)
                  : ContentGuess.of(values);
      case BINARY -> Optional.of(Guess.keep("LOOK: bytes can hold anything"));
      default -> Optional.empty();
    };
  }
}
