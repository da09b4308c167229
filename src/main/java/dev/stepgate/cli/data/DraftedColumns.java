package dev.stepgate.cli.data;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How many columns a drafted ledger has.
 *
 * @param personal those that do not just travel as they are, or want a look
 */
record DraftedColumns(int all, int personal) {
  private static final Pattern COLUMN = Pattern.compile("(?m)^    \\S.*\n(?:      .*\n)*");
  private static final Pattern KEPT = Pattern.compile("(?m): +keep\\b(?!.*\\bLOOK\\b).*$");
  private static final Pattern DECIDED = Pattern.compile("(?m): +\\S.*$");

  static DraftedColumns in(String ledger) {
    List<String> columns = COLUMN.matcher(ledger).results().map(found -> found.group()).toList();
    int personal = (int) columns.stream().filter(DraftedColumns::isPersonal).count();
    return new DraftedColumns(columns.size(), personal);
  }

  /** A column of JSON has a decision for each path. */
  private static boolean isPersonal(String column) {
    return DECIDED.matcher(column).results().count() > KEPT.matcher(column).results().count();
  }
}
