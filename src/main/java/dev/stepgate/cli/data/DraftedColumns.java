package dev.stepgate.cli.data;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many columns a drafted ledger has.
 *
 * @param personal those that do not just travel as they are
 * @param unclear others that a person has to look at, as nothing tells what they hold
 */
record DraftedColumns(int all, int personal, int unclear) {
  private static final Pattern COLUMN = Pattern.compile("(?m)^    \\S.*\n(?:      .*\n)*");
  private static final Pattern DECIDED = Pattern.compile("(?m): +\\S.*$");
  private static final Pattern KEPT = Pattern.compile("(?m): +keep\\b.*$");
  private static final Pattern MARKED = Pattern.compile("# LOOK\\b");

  static DraftedColumns in(String ledger) {
    List<String> columns = COLUMN.matcher(ledger).results().map(MatchResult::group).toList();
    return new DraftedColumns(
        columns.size(),
        count(columns, DraftedColumns::isPersonal),
        count(columns, column -> !isPersonal(column) && MARKED.matcher(column).find()));
  }

  @Override
  public String toString() {
    String look = personal + " of " + all + " columns look personal";
    return unclear == 0 ? look : look + ", of " + unclear + " others nothing tells";
  }

  private static int count(List<String> columns, Predicate<String> which) {
    return (int) columns.stream().filter(which).count();
  }

  /** A column of JSON has a decision for each path. */
  private static boolean isPersonal(String column) {
    return DECIDED.matcher(column).results().count() > KEPT.matcher(column).results().count();
  }
}
