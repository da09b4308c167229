package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Drafts a ledger: what looks personal gets a rule and a reason, everything else is kept. */
public final class LedgerDraft {
  private static final Guess KEYED_BY_DATA =
      new Guess(new Decision.Drop(), "LOOK: its keys look like data, and keys are never masked");

  private final Guesses guesses;
  private final StringBuilder text = new StringBuilder();

  private LedgerDraft(Guesses guesses) {
    this.guesses = guesses;
  }

  /**
   * The YAML of a ledger that fits a database.
   *
   * @param schemas as {@link SchemaReader} takes them
   */
  public static String of(Database database, Collection<String> schemas) throws DataError {
    try (Connection connection = database.connect()) {
      Schema schema = SchemaReader.read(connection, database.brand(), schemas);
      return of(schema.tables().values(), new SampledRows(connection, database.brand()));
    } catch (SQLException failed) {
      throw new DataError(
          "database " + database.name() + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  /**
   * @param tables in the order in which they are to be written
   */
  static String of(Collection<Table> tables, Guesses.Samples samples) throws DataError {
    LedgerDraft draft = new LedgerDraft(Guesses.of(tables, samples));
    draft.text.append("# Drafted: read every line. What is kept travels as it is.\n");
    draft.text.append("masking: 1\ntables:\n");
    tables.forEach(table -> draft.write(table, isAmbiguous(table, tables)));
    return draft.text.toString();
  }

  private static boolean isAmbiguous(Table table, Collection<Table> tables) {
    String name = table.name().name();
    return tables.stream().filter(other -> other.name().name().equals(name)).count() > 1;
  }

  private void write(Table table, boolean ambiguous) {
    String name = (ambiguous ? table.name().schema() + "." : "") + table.name().name();
    if (!table.written().isEmpty()) {
      text.append("  ").append(key(name)).append(":\n");
    }
    table.written().forEach(column -> write(new ColumnName(table.name(), column.name())));
  }

  private void write(ColumnName name) {
    Optional<JsonSample> json = guesses.json(name);
    if (json.isPresent()) {
      write(name, json.get());
    } else {
      Guess guess = guesses.of(name);
      line("    ", name.column(), guess.decision().text(), guess.reason());
    }
  }

  private void write(ColumnName name, JsonSample sample) {
    text.append("    ").append(key(name.column())).append(":\n      mask:\n        json:\n");
    if (sample.byPath().isEmpty() && sample.keyedByData().isEmpty()) {
      inside("$.**", Guess.mask(RuleName.TEXT, "no sample to look into"));
    }
    sample.keyedByData().forEach(path -> inside(path, KEYED_BY_DATA));
    sample.byPath().forEach((path, values) -> inside(path, guess(name, path, values)));
  }

  private static Guess guess(ColumnName name, String path, List<String> values) {
    String holder = name.table().name() + "_" + name.column();
    Optional<Guess> named = NameGuess.of(holder, path.replaceFirst(".*[.\\[]", ""));
    Optional<Guess> guess = named.isPresent() ? named : ContentGuess.of(values);
    return guess.orElse(Guess.keep(""));
  }

  /** There a rule stands without its 'mask'. */
  private void inside(String path, Guess guess) {
    Decision decision = guess.decision();
    String rule = decision instanceof Decision.Mask mask ? mask.rule().text() : decision.text();
    line("          ", path, rule, guess.reason());
  }

  private void line(String indent, String name, String decision, String reason) {
    text.append(indent).append(key(name)).append(": ").append(decision);
    text.append(reason.isEmpty() ? "" : "  # " + reason).append('\n');
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_$][\\w$.\\[*\\]-]*")
            && !name.matches("(?i)null|true|false|yes|no|on|off|y|n")
        ? name
        : Quoted.of(name);
  }
}
