package dev.stepgate.data.mask;

import java.util.List;

/**
 * What a ledger says about one table.
 *
 * @param table its name, with its schema in front where that is needed
 */
record TableRules(String table, int line, List<ColumnRule> columns) {
  TableRules {
    columns = List.copyOf(columns);
  }

  /** What is said about one column. */
  record ColumnRule(String column, int line, Decision decision) {}
}
