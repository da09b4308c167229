package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Drafts a ledger: what looks personal gets a rule and a reason, everything else is kept. */
public final class LedgerDraft {
  private final StringBuilder text = new StringBuilder();
  private final KeyGroups groups;
  private final Map<ColumnName, ColumnShape> shapes = new TreeMap<>();
  private final Map<ColumnName, Guess> guesses = new TreeMap<>();
  private final Map<ColumnName, Map<String, List<String>>> json = new TreeMap<>();

  /** Some rows of a table. */
  @FunctionalInterface
  public interface Samples {
    /** Rows of all columns that are written, in their order; a hundred are plenty. */
    List<@Nullable String[]> rows(Table table) throws DataError;
  }

  private LedgerDraft(Collection<Table> tables) {
    this.groups = new KeyGroups(tables);
  }

  /** The YAML of a ledger that fits these tables. */
  public static String of(Collection<Table> tables, Samples samples) throws DataError {
    LedgerDraft draft = new LedgerDraft(tables);
    Map<Object, Table> sorted = new TreeMap<>();
    for (Table table : tables) {
      sorted.put(table.name(), table);
      draft.sample(table, samples.rows(table));
    }
    draft.text.append("# Drafted: read every line. What is kept travels as it is.\n");
    draft.text.append("masking: 1\ntables:\n");
    sorted.values().forEach(table -> draft.write(table, isAmbiguous(table, tables)));
    return draft.text.toString();
  }

  private static boolean isAmbiguous(Table table, Collection<Table> tables) {
    return tables.stream().filter(other -> isNamesake(table, other)).count() > 1;
  }

  private static boolean isNamesake(Table one, Table other) {
    return one.name().name().equals(other.name().name());
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
      guess(table.name().name(), column, values).ifPresent(guess -> guesses.put(name, guess));
    }
  }

  private static boolean isJson(Column column, List<String> values) {
    boolean likeJson =
        column.kind() == Kind.TEXT
            && !values.isEmpty()
            && values.stream().allMatch(value -> value.matches("(?s)[{\\[].*"));
    return column.kind() == Kind.JSON || likeJson && values.stream().allMatch(JsonText::isJson);
  }

  private static Optional<Guess> guess(String table, Column column, List<String> values) {
    boolean telling = column.kind() == Kind.TEXT || column.kind() == Kind.OTHER;
    Optional<Guess> named = NameGuess.of(table, column.name());
    return named.isPresent() || !telling ? named : ContentGuess.of(values);
  }

  private void write(Table table, boolean ambiguous) {
    String name = (ambiguous ? table.name().schema() + "." : "") + table.name().name();
    if (!table.written().isEmpty()) {
      text.append("  ").append(key(name)).append(":\n");
    }
    table.written().forEach(column -> write(new ColumnName(table.name(), column.name())));
  }

  private void write(ColumnName name) {
    if (json.containsKey(name)) {
      writeJson(name, json.get(name));
    } else if (groups.of(name).size() > 1) {
      writeTied(name);
    } else {
      Guess guess = guesses.get(name);
      line("    ", name.column(), guess == null ? keep("") : fitting(guess, shapes.get(name)));
    }
  }

  /** Keys are kept: numbers say little, and a rule would have to be the same for all of them. */
  private void writeTied(ColumnName name) {
    boolean refers = !groups.target(name).equals(name);
    line("    ", name.column(), keep(refers ? "refers to " + groups.target(name) : ""));
  }

  private void writeJson(ColumnName name, Map<String, List<String>> paths) {
    text.append("    ").append(key(name.column())).append(":\n      mask:\n        json:\n");
    if (paths.isEmpty()) {
      line("          ", "$.**", Guess.mask(RuleName.TEXT, "no sample to look into"));
    }
    paths.forEach(
        (path, values) -> {
          Optional<Guess> named = NameGuess.of(name.column(), path.replaceFirst(".*[.\\[]", ""));
          Optional<Guess> guess = named.isPresent() ? named : ContentGuess.of(values);
          line("          ", path, guess.orElse(keep("")));
        });
  }

  private static Guess fitting(Guess guess, ColumnShape shape) {
    Optional<String> objection = objection(guess.decision(), shape);
    if (objection.isEmpty()) {
      return guess;
    }
    List<Guess> others = new ArrayList<>();
    others.add(Guess.mask(RuleName.TOKEN, guess.reason()));
    others.add(Guess.mask(RuleName.NUMBER, guess.reason()));
    return others.stream()
        .filter(other -> objection(other.decision(), shape).isEmpty())
        .findFirst()
        .orElse(keep("LOOK: " + guess.reason() + ", but " + objection.get()));
  }

  private static Optional<String> objection(Decision decision, ColumnShape shape) {
    return decision instanceof Decision.Mask mask ? mask.rule().objection(shape) : Optional.empty();
  }

  private static Guess keep(String reason) {
    return new Guess(new Decision.Keep(), reason);
  }

  private void line(String indent, String name, Guess guess) {
    boolean leaf = indent.length() > 4;
    String decision =
        leaf && guess.decision() instanceof Decision.Mask mask
            ? mask.rule().text()
            : guess.decision().text();
    text.append(indent).append(key(name)).append(": ").append(decision);
    text.append(guess.reason().isEmpty() ? "" : "  # " + guess.reason()).append('\n');
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_$][\\w$.\\[*\\]-]*")
            && !name.matches("(?i)null|true|false|yes|no|on|off|y|n")
        ? name
        : Quoted.of(name);
  }
}
