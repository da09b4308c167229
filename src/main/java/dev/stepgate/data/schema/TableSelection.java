package dev.stepgate.data.schema;

import dev.stepgate.data.DataError;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tables are meant, by patterns with {@code *} and {@code ?}, each for a table's name or for
 * {@code schema.name}.
 *
 * @param include all if there are none
 */
public record TableSelection(List<String> include, List<String> exclude) {
  public static final TableSelection ALL = new TableSelection(List.of(), List.of());

  public TableSelection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** The tables that are meant; a pattern that means none is a mistake. */
  public Set<TableName> of(Collection<TableName> tables) throws DataError {
    Set<TableName> chosen = new TreeSet<>(include.isEmpty() ? tables : Set.of());
    for (String pattern : include) {
      chosen.addAll(matching(pattern, tables));
    }
    for (String pattern : exclude) {
      chosen.removeAll(matching(pattern, tables));
    }
    return chosen;
  }

  /** Whether a table is meant. */
  public boolean takes(TableName table) {
    return (include.isEmpty() || isAmong(include, table)) && !isAmong(exclude, table);
  }

  private static boolean isAmong(List<String> patterns, TableName table) {
    return patterns.stream().anyMatch(pattern -> matches(glob(pattern), table));
  }

  private static Set<TableName> matching(String pattern, Collection<TableName> tables)
      throws DataError {
    Pattern glob = glob(pattern);
    Set<TableName> found =
        tables.stream().filter(table -> matches(glob, table)).collect(Collectors.toSet());
    if (found.isEmpty()) {
      throw new DataError("there is no table " + pattern);
    }
    return found;
  }

  private static boolean matches(Pattern glob, TableName table) {
    return glob.matcher(table.name()).matches()
        || glob.matcher(table.schema() + "." + table.name()).matches();
  }

  private static Pattern glob(String pattern) {
    StringBuilder glob = new StringBuilder();
    for (char character : pattern.toCharArray()) {
      switch (character) {
        case '*' -> glob.append(".*");
        case '?' -> glob.append('.');
        default -> glob.append(Pattern.quote(String.valueOf(character)));
      }
    }
    return Pattern.compile(glob.toString(), Pattern.DOTALL);
  }
}
